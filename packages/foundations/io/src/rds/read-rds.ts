import type { ByteSource } from "../bytes/index.ts";
import { decompress } from "./decompress.ts";
import type { RObject } from "./r-object.ts";
import { stringDecoder } from "./r-strings.ts";
import { fetchAgain, rdsError } from "./rds-error.ts";
import { readHeader } from "./rds-header.ts";
import { readItem } from "./read-item.ts";
import { XdrReader } from "./xdr-reader.ts";

/** A value that R saved. */
export interface RdsFile {
	readonly object: RObject;
	/** 2 (R 1.4 to 3.4) or 3. */
	readonly version: 2 | 3;
	/** R that wrote it: "4.2.2". */
	readonly writtenBy: string;
	/** Encoding of the session that wrote it, in version 3: "UTF-8". */
	readonly nativeEncoding: string | undefined;
}

export interface ReadRdsOptions {
	/** Most bytes that the file may unpack to; 1 GiB by default. */
	readonly maximumBytes?: number;
	/** Encoding of texts without a mark, where the file (version 2) does not say: a label of the Encoding Standard. "utf-8" by default. */
	readonly nativeEncoding?: string;
}

/**
 * Reads a value that R wrote with `saveRDS`: XDR serialisation, versions 2 and 3, packed by gzip or not at all.
 *
 * Vectors of all kinds, lists, factors, attributes, pairlists, calls, S4 objects, and the compact forms of R 3.5 (ALTREP:
 * sequences, deferred texts, wrapped vectors). What has no meaning outside R (environments, functions, pointers) is read over
 * and named. NA is told from NaN. `rDataFrame` makes columns of a data frame.
 *
 * Not read: bzip2, xz and zstd, ASCII and native binary serialisation, `.rda` files, byte code, classes of ALTREP that packages
 * define. Each is named, with what to do.
 *
 * @param source - The file.
 * @throws InvalidInputError for what is not read, and for a file that is cut or claims more than it holds.
 *
 * Source: R Core Team, R Internals 1.8 "Serialization formats", and the ALTREP forms as R 4 writes them.
 * Agrees with: R 4.2.2, readRDS, to the bit (tests/peers/r).
 */
export async function readRds(
	source: ByteSource,
	{ maximumBytes = 2 ** 30, nativeEncoding }: ReadRdsOptions = {},
): Promise<RdsFile> {
	if (source.sizeBytes === 0) throw rdsError(source.name, "must be an rds file", "an empty file", fetchAgain);
	const reader = new XdrReader(await decompress(source, maximumBytes), source.name, maximumBytes);
	const header = readHeader(reader);
	const native = nativeEncoding ?? header.nativeEncoding ?? "utf-8";
	const object = readItem(reader, stringDecoder(source.name, native));
	if (reader.at < reader.bytes.length) {
		throw rdsError(
			source.name,
			`must end with its value at byte ${reader.at} (unpacked)`,
			`${reader.bytes.length - reader.at} bytes more`,
			fetchAgain,
		);
	}
	return { object, ...header };
}
