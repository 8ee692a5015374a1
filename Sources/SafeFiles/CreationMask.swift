import Synchronization

/// Which permissions new files and folders have: those that whoever started this process wants, whatever other code in it
/// has made of its mask since.
enum CreationMask {
  private static let initial = Mutex<mode_t?>(nil)

  /// Notes the mask; to be called before the first thread is started, since the system tells it only while it changes it.
  static func note() {
    let mask = umask(0)
    umask(mask)
    initial.withLock { $0 = mask }
  }

  /// Creates something under the noted mask, if one was.
  static func apply<Result>(_ create: () -> Result) -> Result {
    initial.withLock { mask in
      guard let mask else { return create() }
      let current = umask(mask)
      defer { umask(current) }
      return create()
    }
  }
}
