/**
 * How the storage of this browser does:
 *
 * open    it can be read and written
 * full    the disk has no room; what was stored is still there
 * newer   a later version of Casebar wrote it: this one must leave it alone
 * broken  it cannot be opened at all
 */
export type StorageState = 'open' | 'full' | 'newer' | 'broken';
