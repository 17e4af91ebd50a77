extension Limits {
  /// A file of NumPy arrays as it lies on the disk, in bytes.
  public static let arrayFileBytes = 1 << 29
  /// One array, unpacked, in bytes.
  public static let arrayBytes = 1 << 29
  /// The header of an array, in bytes; NumPy itself writes less than 200 for plain arrays.
  public static let arrayHeaderBytes = 1 << 16
  /// Members of an archive of arrays.
  public static let archiveMembers = 1 << 16
}
