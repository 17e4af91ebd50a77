#if Server
  import ServiceLifecycle
  import Serving

  /// Tells the service when the server is told to stop, so that it takes nothing new while it finishes, and when the time
  /// for that is over.
  struct StopService: ServiceLifecycle.Service {
    let service: Serving.Service
    let seconds: Int

    func run() async throws {
      try? await gracefulShutdown()
      service.stop()
      Task { [service, seconds] in
        try await Task.sleep(for: .seconds(seconds))
        service.giveUp()
      }
    }
  }
#endif
