/** The protocol level that this package speaks. */
export const PROTOCOL_LEVEL = 1;

/** The largest message body, in bytes. A longer one is refused, not buffered: rasters travel by path. */
export const MAXIMUM_MESSAGE_BYTES = 64 * 1024 * 1024;

/** The environment variable that a host starts a plugin's process with: 32 hexadecimal digits that prove both ends. */
export const COOKIE_VARIABLE = "RSPLUGINS_COOKIE";
