/** The ids of the errors that a client or a plugin in this language meets or reports; those of single tools come as plain text. */
export const ErrorIds = {
  /** An argument is missing, of the wrong type or out of range. */
  argumentInvalid: "rs.argument.invalid",
  /** A named file or folder does not exist. */
  fileMissing: "rs.file.missing",
  /** A file exists but may not be read or written. */
  fileDenied: "rs.file.denied",
  /** The disk is full. */
  diskFull: "rs.disk.full",
  /** A raster's format, codec or layout is not one that can be read. */
  rasterUnsupported: "rs.raster.unsupported",
  /** A raster or image is damaged or not an image at all. */
  rasterUnreadable: "rs.raster.unreadable",
  /** A raster has no usable georeference where one is needed. */
  rasterUnreferenced: "rs.raster.unreferenced",
  /** No such tool. */
  toolUnknown: "rs.tool.unknown",
  /** A plugin could not be loaded. */
  pluginBroken: "rs.plugin.broken",
  /** A plugin's process ended in the middle of a call. */
  pluginCrashed: "rs.plugin.crashed",
  /** The user switched the plugin off. */
  pluginDisabled: "rs.plugin.disabled",
  /** No such plugin. */
  pluginUnknown: "rs.plugin.unknown",
  /** A plugin cannot be unloaded while its host runs. */
  pluginResident: "rs.plugin.resident",
  /** A message is larger than the protocol allows. */
  messageTooLarge: "rs.message.tooLarge",
  /** The two ends do not speak the same protocol, or a message was out of turn. */
  protocolMismatch: "rs.protocol.mismatch",
  /** No host could be reached or started. */
  hostUnreachable: "rs.host.unreachable",
  /** A second host for the same user. */
  hostRunning: "rs.host.running",
  /** The host, or the way to it, ended before it answered. */
  hostGone: "rs.host.gone",
  /** A fault in RsPlugins or in a plugin. */
  internal: "rs.internal",
  /** The call was cancelled. Known to clients only. */
  callCancelled: "rs.call.cancelled",
} as const;

/** An id of {@link ErrorIds}. */
export type ErrorId = (typeof ErrorIds)[keyof typeof ErrorIds];

const numbers: Readonly<Record<string, number>> = {
  [ErrorIds.argumentInvalid]: -32602,
  [ErrorIds.toolUnknown]: -32602,
  [ErrorIds.fileMissing]: -32010,
  [ErrorIds.fileDenied]: -32011,
  [ErrorIds.diskFull]: -32012,
  [ErrorIds.rasterUnsupported]: -32020,
  [ErrorIds.rasterUnreadable]: -32021,
  [ErrorIds.rasterUnreferenced]: -32022,
  [ErrorIds.pluginBroken]: -32060,
  [ErrorIds.pluginCrashed]: -32061,
  [ErrorIds.pluginDisabled]: -32063,
  [ErrorIds.pluginUnknown]: -32064,
  [ErrorIds.pluginResident]: -32065,
  [ErrorIds.messageTooLarge]: -32070,
  [ErrorIds.protocolMismatch]: -32071,
  [ErrorIds.hostUnreachable]: -32080,
  [ErrorIds.hostRunning]: -32081,
  [ErrorIds.hostGone]: -32082,
  [ErrorIds.callCancelled]: -32800,
};

/** The JSON-RPC number of an id; that of `rs.internal` for one that this table does not know. */
export function numberOf(id: string): number {
  return numbers[id] ?? -32603;
}
