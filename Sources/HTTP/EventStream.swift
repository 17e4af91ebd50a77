/// Server-sent events, taken apart as they come: the data of one event after the other (WHATWG HTML, section 9.2).
package struct EventStream {
  private var line: [UInt8] = []
  private var data: [UInt8] = []
  private var hasData = false
  private var isBehindReturn = false

  package init() {}

  /// - Returns: the data of the events that these bytes complete.
  package mutating func take(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
    var events: [[UInt8]] = []
    for byte in bytes {
      let wasBehindReturn = isBehindReturn
      isBehindReturn = byte == 13
      switch byte {
      case 10 where wasBehindReturn: continue
      case 10, 13: endLine(&events)
      default: line.append(byte)
      }
    }
    return events
  }

  /// The event that stands without an end when the stream does.
  package mutating func finish() -> [[UInt8]] {
    var events: [[UInt8]] = []
    if !line.isEmpty { endLine(&events) }
    endLine(&events)
    return events
  }

  private mutating func endLine(_ events: inout [[UInt8]]) {
    defer { line.removeAll(keepingCapacity: true) }
    guard !line.isEmpty else {
      if hasData { events.append(data) }
      (data, hasData) = ([], false)
      return
    }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    guard line[..<colon].elementsEqual("data".utf8) else { return }
    var value = line[colon...].dropFirst()
    if value.first == 32 { value = value.dropFirst() }
    if hasData { data.append(10) }
    data += value
    hasData = true
  }
}
