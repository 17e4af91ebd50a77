import Glibc
import Manifests
import Support

/// The error of a document, `nil` where it is good.
func refusal<T: Document>(_ type: T.Type, _ text: String, path: String = "x.yaml") -> ManifestError? {
  do throws(ManifestError) {
    _ = try T.parse(text: text, path: path)
    return nil
  } catch {
    return error
  }
}

/// Runs `body` on a thread with a stack of 128 KiB.
func onSmallStack(_ body: @escaping () -> Bool) -> Bool {
  final class Box {
    let body: () -> Bool
    var result = false
    init(_ body: @escaping () -> Bool) { self.body = body }
  }
  let box = Box(body)
  let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
  pthread_attr_init(attributes)
  defer {
    pthread_attr_destroy(attributes)
    attributes.deallocate()
  }
  pthread_attr_setstacksize(attributes, 128 << 10)
  var thread = pthread_t()
  let started = pthread_create(
    &thread, attributes,
    { pointer in
      guard let pointer else { return nil }
      let box = Unmanaged<Box>.fromOpaque(pointer).takeUnretainedValue()
      box.result = box.body()
      return nil
    }, Unmanaged.passUnretained(box).toOpaque())
  guard started == 0 else { return false }
  pthread_join(thread, nil)
  return withExtendedLifetime(box) { box.result }
}
