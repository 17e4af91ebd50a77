// An adapter imports A2CPluginKit and nothing else: JSON, ByteReader, Checked, NaturalOrder, Path and Limits come with
// it from Support, the C types of the export line from CA2CPlugin.
@_exported public import CA2CPlugin
@_exported public import Support
