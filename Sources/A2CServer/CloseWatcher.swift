#if Server
  import NIOCore
  import Synchronization

  /// Tells when a client has closed its side of the connection, so that work for it can be given up.
  final class CloseWatcher: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = Any

    private struct State {
      var isClosed = false
      var onClose: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// Calls `body` when the client leaves, at once where it has left already. It takes the place of an earlier one.
    func watch(_ body: (@Sendable () -> Void)?) {
      let isClosed = state.withLock { state in
        state.onClose = body
        return state.isClosed
      }
      if isClosed { body?() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if let event = event as? ChannelEvent, case .inputClosed = event { close() }
      context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
      close()
      context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      close()
      context.fireErrorCaught(error)
    }

    private func close() {
      let body = state.withLock { state in
        state.isClosed = true
        return state.onClose
      }
      body?()
    }
  }
#endif
