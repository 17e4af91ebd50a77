#if Server
  import ArgumentParser

  /// What clients may cost.
  struct CapOptions: ParsableArguments {
    @Option(help: "Requests that are worked on at once; 0 takes twice as many as there are cores.")
    var jobs: Int = 0

    @Option(help: "Requests that may wait; more are answered 503.")
    var queue: Int = 64

    @Option(help: "Connections at once; more wait to be accepted.")
    var connections: Int = 512

    @Option(help: "Seconds that one request may be worked on.")
    var seconds: Int = 300

    @Option(help: "Seconds without a byte after which a connection is closed.")
    var idleSeconds: Int = 60

    @Option(help: "Seconds that running requests get when the server is stopped.")
    var stopSeconds: Int = 60

    @Option(help: "Mebibytes of one uploaded file.")
    var fileMebibytes: Int = 2048

    @Option(help: "Mebibytes of all uploaded files.")
    var storeMebibytes: Int = 16_384

    @Option(help: "Minutes without use after which an uploaded file goes.")
    var keepMinutes: Int = 60

    @Option(help: "Mebibytes of a JSON body.")
    var bodyMebibytes: Int = 64

    @Option(help: "Pixels of one picture that a model reads.")
    var imagePixels: Int?

    @Option(help: "Pixels of one frame of a clip that a model reads.")
    var videoPixels: Int?

    @Option(help: "Frames of a clip that a model reads.")
    var frames: Int?

    func validate() throws {
      let positive = [
        ("--queue", queue + 1), ("--jobs", jobs + 1), ("--connections", connections), ("--seconds", seconds),
        ("--idle-seconds", idleSeconds), ("--stop-seconds", stopSeconds), ("--file-mebibytes", fileMebibytes),
        ("--store-mebibytes", storeMebibytes), ("--keep-minutes", keepMinutes), ("--body-mebibytes", bodyMebibytes),
        ("--image-pixels", imagePixels ?? 1), ("--video-pixels", videoPixels ?? 1), ("--frames", frames ?? 1),
      ]
      for (name, value) in positive where !(1...1_000_000_000).contains(value) {
        throw ValidationError("\(name): from 1 to 1000000000")
      }
    }
  }
#endif
