#if Server
  import NIOCore

  /// Closes a connection whose client does not read what it has asked for.
  final class StallWatcher: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let limit: TimeAmount
    private var end: Scheduled<Void>?

    /// - Parameter limit: time in which nothing of what waits has gone.
    init(limit: TimeAmount) { self.limit = limit }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
      end?.cancel()
      let channel = context.channel
      end = channel.isWritable ? nil : channel.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
      context.fireChannelWritabilityChanged()
    }

    func handlerRemoved(context: ChannelHandlerContext) { end?.cancel() }
  }
#endif
