import CA2CPlugin
import Manifests

extension HostServices {
  /// Whether this host has what an adapter cannot work without.
  static func check(_ manifest: AdapterManifest) throws(RegistryError) {
    guard manifest.entry == A2C_ENTRY_SYMBOL else {
      throw .entry(adapter: manifest.id, wanted: manifest.entry, offered: A2C_ENTRY_SYMBOL)
    }
    if let missing = manifest.requires.first(where: { !extensions.contains($0) }) {
      throw .requires(adapter: manifest.id, extension: missing)
    }
  }
}
