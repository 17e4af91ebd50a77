#if Server
  import Hummingbird
  import ServiceLifecycle
  import Serving

  /// Tells the service when the server is told to stop, so that it takes nothing new while it finishes.
  struct StopService: ServiceLifecycle.Service {
    let service: Serving.Service

    func run() async throws {
      try? await gracefulShutdown()
      service.stop()
    }
  }
#endif
