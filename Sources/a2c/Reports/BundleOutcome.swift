import Generators
import Serving
import Support

/// What is said of bundles when they are there.
enum BundleOutcome {
  /// The folders, the table of conditions, and what their user has to know.
  static func tell(
    _ bundles: [Targets.Bundle], _ reach: ReachTable, _ console: Console, quiet: Bool, folders: Bool = true
  ) {
    if folders {
      for bundle in bundles { if let folder = bundle.folder { console.note("\(bundle.id): \(folder)/prompt.txt") } }
    }
    let table = reach.text
    if !table.isEmpty { console.note(table) }
    for bundle in bundles {
      if let summary = bundle.summary(withoutLost: !quiet && !table.isEmpty) { console.warn(summary) }
    }
  }

  /// Prompts that no folder holds, on standard output: alone where there is one, else each under its generator's id.
  static func printPrompts(_ bundles: [Targets.Bundle], behindCaption: Bool) throws {
    let loose = bundles.filter { $0.folder == nil }
    for bundle in loose {
      let heading = behindCaption || loose.count > 1 ? "\(bundle.id):\n" : ""
      try StandardOutput.write(
        (behindCaption || bundle.id != loose.first?.id ? "\n" : "") + heading + bundle.prompt.text + "\n")
    }
  }
}
