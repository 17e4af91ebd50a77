import Media
package import Support

/// What a worker is to do: one condition with one adapter.
package struct WorkerRequest: Sendable, Equatable {
  /// The adapter's bundle, absolute.
  package var folder: String
  package var adapter: String
  /// With defaults filled in.
  package var parameters: JSON
  /// Absolute paths.
  package var inputs: [String]
  /// What it may read, `nil` where that is not restricted.
  package var readable: Readable?
  /// Whether it is not to run where the fence is not whole.
  package var needsFence: Bool
  /// The hash that the library has to have, besides the manifest's own.
  package var hash: String?
  package var destination: Destination
  package var limits: BlockLimits
  /// Address space that the adapter may take, in bytes.
  package var memory: Int
  /// Seconds of processor time.
  package var processorSeconds: Int
  /// Whether the host has a tokenizer to ask.
  package var hasTokenizer: Bool
  /// Of the adapter's random numbers.
  package var seed: UInt64
  /// That the adapter may work on.
  package var threads: Int

  package init(
    folder: String, adapter: String, parameters: JSON, inputs: [String], destination: Destination, limits: BlockLimits,
    memory: Int, processorSeconds: Int, hasTokenizer: Bool, seed: UInt64, threads: Int, readable: Readable? = nil,
    needsFence: Bool = false, hash: String? = nil
  ) {
    self.folder = folder
    self.adapter = adapter
    self.parameters = parameters
    self.inputs = inputs
    self.readable = readable
    self.needsFence = needsFence
    self.hash = hash
    self.destination = destination
    self.limits = limits
    self.memory = memory
    self.processorSeconds = processorSeconds
    self.hasTokenizer = hasTokenizer
    self.seed = seed
    self.threads = threads
  }

  package var json: JSON {
    .object([
      "folder": .string(folder), "adapter": .string(adapter), "parameters": parameters,
      "inputs": .array(inputs.map { .string($0) }), "destination": destination.json, "limits": limits.json,
      "memory": .int(memory), "processor_seconds": .int(processorSeconds),
      "readable": readable?.json, "needs_fence": .bool(needsFence), "hash": hash.map { .string($0) },
      "has_tokenizer": .bool(hasTokenizer), "seed": .int(Int(bitPattern: UInt(seed))), "threads": .int(threads),
    ])
  }

  package init?(_ json: JSON) {
    guard let folder = json["folder"]?.stringValue, let adapter = json["adapter"]?.stringValue,
      let parameters = json["parameters"], let inputs = json["inputs"]?.arrayValue?.compactMap(\.stringValue),
      let destination = json["destination"].flatMap({ Destination($0) }),
      let limits = json["limits"].flatMap({ BlockLimits($0) }),
      let memory = json["memory"]?.intValue, let seconds = json["processor_seconds"]?.intValue,
      let hasTokenizer = json["has_tokenizer"]?.boolValue, let seed = json["seed"]?.intValue,
      let threads = json["threads"]?.intValue, let needsFence = json["needs_fence"]?.boolValue
    else { return nil }
    var readable: Readable?
    if let places = json["readable"], places != .null {
      guard let known = Readable(places) else { return nil }
      readable = known
    }
    self.init(
      folder: folder, adapter: adapter, parameters: parameters, inputs: inputs, destination: destination,
      limits: limits,
      memory: memory, processorSeconds: seconds, hasTokenizer: hasTokenizer, seed: UInt64(UInt(bitPattern: seed)),
      threads: threads, readable: readable, needsFence: needsFence, hash: json["hash"]?.stringValue)
  }
}

extension ModelFacts {
  var json: JSON {
    .object([
      "token_width": .int(tokenWidth), "has_motion_encoder": .bool(hasMotionEncoder),
      "has_camera_encoder": .bool(hasCameraEncoder),
      "camera": [
        .int(cameraHeight), .int(cameraWidth), .int(cameraFrames), .int(cameraSide), .int(cameraTokenFrames),
      ],
      "picture": [.int(picture.factor), .int(picture.minPixels), .int(picture.maxPixels)],
      "clamps_small_sides": .bool(picture.smallSides == .clamp),
      "video": [.int(video.factor), .int(video.minPixels), .int(video.maxPixels), .int(video.totalPixels)],
      "fps": .double(sampling.fps),
      "sampling": [.int(sampling.minFrames), .int(sampling.maxFrames), .int(sampling.frameFactor)],
      "rounds_to_nearest": .bool(sampling.rounding == .nearest),
      "trained_on": .array(trainedOn.sorted().map { .string($0) }),
    ])
  }

  init?(_ json: JSON) {
    func numbers(_ key: String, _ count: Int) -> [Int]? {
      let list = json[key]?.arrayValue?.compactMap(\.intValue)
      return list?.count == count ? list : nil
    }
    guard let width = json["token_width"]?.intValue, let motion = json["has_motion_encoder"]?.boolValue,
      let camera = json["has_camera_encoder"]?.boolValue, let maps = numbers("camera", 5),
      let still = numbers("picture", 3), let clamps = json["clamps_small_sides"]?.boolValue,
      let clip = numbers("video", 4), let fps = json["fps"]?.doubleValue, let sampled = numbers("sampling", 3),
      let nearest = json["rounds_to_nearest"]?.boolValue,
      let trained = json["trained_on"]?.arrayValue?.compactMap(\.stringValue)
    else { return nil }
    self.init(
      tokenWidth: width, hasMotionEncoder: motion, hasCameraEncoder: camera, cameraHeight: maps[0],
      cameraWidth: maps[1], cameraFrames: maps[2], cameraSide: maps[3], cameraTokenFrames: maps[4],
      picture: PixelBudget(
        factor: still[0], minPixels: still[1], maxPixels: still[2], smallSides: clamps ? .clamp : .grow),
      video: VideoBudget(factor: clip[0], minPixels: clip[1], maxPixels: clip[2], totalPixels: clip[3]),
      sampling: FrameSampling(
        fps: fps, minFrames: sampled[0], maxFrames: sampled[1], frameFactor: sampled[2],
        rounding: nearest ? .nearest : .down),
      trainedOn: Set(trained))
  }
}

extension BlockLimits {
  var json: JSON {
    .array(
      [
        blocks, pictures, tensorValues, tokens, factBytes, facts, decisions, logLines, claims, claimValueBytes,
        claimSentenceBytes,
      ].map { .int($0) })
  }

  init?(_ json: JSON) {
    guard let list = json.arrayValue?.compactMap(\.intValue), list.count == 11 else { return nil }
    self.init()
    (blocks, pictures, tensorValues, tokens) = (list[0], list[1], list[2], list[3])
    (factBytes, facts, decisions, logLines) = (list[4], list[5], list[6], list[7])
    (claims, claimValueBytes, claimSentenceBytes) = (list[8], list[9], list[10])
  }
}
