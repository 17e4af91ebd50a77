/// Generators as they stand on a command line.
enum GeneratorNames {
  /// `wan2.1,kling` names two; each is taken once.
  static func split(_ options: [String]) -> [String] {
    var seen: Set<String> = []
    return options.flatMap { option in
      let names = option.split(separator: ",").map { $0.split(separator: " ").joined() }.filter { !$0.isEmpty }
      return names.isEmpty ? [option] : names
    }.filter { seen.insert($0).inserted }
  }
}
