package import Support

extension AdapterBundle {
  /// Why the adapter cannot be used, as far as its files tell without running any of its code; `nil` where nothing
  /// speaks against it. Its hash is not taken: that is done when it is loaded.
  package var problem: (any ExplainedError)? {
    do {
      try HostServices.check(manifest)
      try DynamicLibrary.check(libraryPath(), adapter: id)
      return nil
    } catch {
      return error as? any ExplainedError
    }
  }
}
