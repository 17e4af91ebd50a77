#if Server
  import HTTPTypes
  import Hummingbird
  import HummingbirdCore
  import Logging
  import NIOCore
  import ServiceLifecycle
  import Serving
  import Support
  import UnixSignals

  /// The network around the service.
  struct HTTPServer {
    private let service: Serving.Service
    private let address: String
    private let port: Int
    private let caps: CapOptions

    init(_ service: Serving.Service, address: String, port: Int, caps: CapOptions) {
      self.service = service
      self.address = address
      self.port = port
      self.caps = caps
    }

    /// Seconds that connections get to take the end of what was given up.
    private static let rest = 2

    /// Serves until it is told to stop by SIGTERM or SIGINT; what runs then is finished.
    func run() async throws {
      let exchange = HTTPExchange(service, idle: .seconds(Int64(caps.idleSeconds)))
      let idle = TimeAmount.seconds(Int64(caps.idleSeconds))
      // The responder of the application is never asked: the channel's own takes answers as they come.
      let server = HTTPServerBuilder { _ in
        HTTP1Channel(
          responder: { request, writer, channel in try await exchange.respond(request, writer, channel) },
          configuration: .init(
            additionalChannelHandlers: [CloseWatcher(), StallWatcher(limit: idle)], idleTimeout: idle))
      }
      var logger = Logger(label: "a2c-serve")
      logger.logLevel = .error
      let app = Application(
        router: Router(), server: server,
        configuration: ApplicationConfiguration(
          address: .hostname(address, port: port), serverName: nil, backlog: 1024,
          availableConnectionsDelegate: .maximum(caps.connections, logger: logger)),
        onServerRunning: { [address] channel in Self.told(address, channel) },
        logger: logger)
      do {
        // Told in the order from the last to the first.
        var group = ServiceGroupConfiguration(
          services: [app, StopService(service: service, seconds: caps.stopSeconds)],
          gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // Whoever does not read or write on then keeps the server from ending.
        group.maximumGracefulShutdownDuration = .seconds(caps.stopSeconds + Self.rest)
        try await ServiceGroup(configuration: group).run()
      } catch is CancellationError {
        return
      } catch let error as IOError {
        throw FileError.system(path: "\(address):\(port)", action: "listen there", code: error.errnoCode)
      }
    }

    /// One line on standard output, for people and for programs that took a free port.
    private static func told(_ address: String, _ channel: any Channel) {
      let port = channel.localAddress?.port ?? 0
      let name =
        address == "0.0.0.0" || address == "::" ? "localhost" : address.contains(":") ? "[\(address)]" : address
      try? StandardOutput.write("a2c serves at http://\(name):\(port)\n")
    }
  }
#endif
