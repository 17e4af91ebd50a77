import Claims
import Support

/// The page of a dataset (`README.md`), with the YAML at its head that tells Hugging Face `datasets` what to load.
enum DataCard {
  static func text(_ statistics: DatasetStatistics, isArchived: Bool, share: Double, seed: Int) -> String {
    let splits = DatasetStatistics.Split.allCases.filter { statistics.instances[$0] ?? 0 > 0 }
    let files = splits.map { "  - split: \($0.rawValue)\n    path: data/\($0.rawValue).jsonl\n" }.joined()
    func field(_ name: String, _ type: String, _ indent: String = "  ") -> String {
      "\(indent)- name: \(name)\n\(indent)  dtype: \(type)\n"
    }
    let texts = ["licence", "source", "attribution"].map { field($0, "string") }.joined()
    let parts = CaptionPart.allCases.map { field($0.rawValue, "string", "    ") }.joined()
    let sizes = ["width", "height", "frames"].map { field($0, "int64") }.joined()
    let times = ["fps", "seconds"].map { field($0, "float64") }.joined()
    let conditions = ["adapter", "path"].map { field($0, "string", "    ") }.joined()
    let features: String =
      field("id", "string") + field("clip", "string") + sizes + times + texts
      + "  - name: caption\n    struct:\n" + parts + field("prompt", "string")
      + "  - name: conditions\n    list:\n" + conditions + field("others", "string")
    let place =
      isArchived
      ? "The files are in `shards/`, in archives of WebDataset's form: a path such as `fox.clip.mp4` is a name in one "
        + "of the archives of its split, and begins with the sample's key."
      : "Paths are relative to this folder."
    return """
      ---
      \(licence(statistics))configs:
      - config_name: default
        data_files:
      \(files)dataset_info:
        features:
      \(features)---
      # Clips with conditions

      Lines of `data/`: a clip, what is measured of it, its caption in six parts, its short prompt, and conditions named
      by the adapter that reads each. A text that is not known is empty; `others` holds further fields as JSON. \(place)

      Test has what a hash of the id and of the seed \(seed) puts below \(share), so an instance stays on its side when
      others come. Each line names the licence of its source; the terms of each hold for its files.

      \(statistics.markdown)
      """
  }

  /// Hugging Face knows licences by names in small letters; several are `other`.
  private static func licence(_ statistics: DatasetStatistics) -> String {
    let known: Set<String> = [
      "cc0-1.0", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0", "cc-by-nc-4.0", "cc-by-nd-4.0",
      "cc-by-nc-sa-4.0", "cc-by-nc-nd-4.0", "apache-2.0", "mit",
    ]
    let names = statistics.licences.keys.map { $0.lowercased() }
    if names.count == 1, let name = names.first, known.contains(name) { return "license: \(name)\n" }
    return names == ["unknown"] ? "license: unknown\n" : "license: other\nlicense_name: see-each-line\n"
  }
}
