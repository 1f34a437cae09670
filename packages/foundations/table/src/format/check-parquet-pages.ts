import type { FileMetaData } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { readVarInt } from "hyparquet/src/thrift.js";

/**
 * Checks the pages of each column before they are unpacked: that they fill the bytes of their column and hold as many values as
 * it has, and their checksums, where they have some.
 *
 * @throws Error naming row group, column, byte and rule.
 *
 * Source: Apache Parquet format 2.11, parquet.thrift and "Checksumming".
 */
export function checkParquetPages(bytes: Uint8Array, { row_groups }: FileMetaData): void {
	for (const [g, { columns }] of row_groups.entries()) {
		for (const { meta_data: meta } of columns) {
			if (meta === undefined) continue;
			const place = `row group ${g + 1}, column ${meta.path_in_schema.join(".")}`;
			const begin = columnBegin(meta);
			const chunk = new DataView(bytes.buffer, bytes.byteOffset + begin, Number(meta.total_compressed_size));
			const reader = { view: chunk, offset: 0 };
			let values = 0;
			let unpacked = 0;
			while (reader.offset < chunk.byteLength) {
				const at = reader.offset;
				const header = parquetHeader(reader);
				const [size, full] = [header.compressed_page_size, header.uncompressed_page_size];
				const where = `${place}, page at byte ${begin + at}`;
				if (!(size >= 0 && full >= 0 && reader.offset + size <= chunk.byteLength)) {
					throw new Error(`${where} must lie in its column; got ${size} bytes`);
				}
				const count = header.data_page_header?.num_values ?? header.data_page_header_v2?.num_values ?? 0;
				const entries = header.dictionary_page_header?.num_values ?? 0;
				// A text takes 4 bytes at least, a truth value one bit.
				if (count < 0 || entries < 0 || entries > 8 * full) {
					throw new Error(`${where} must hold a number of values that it has room for; got ${count + entries}`);
				}
				const page = bytes.subarray(begin + reader.offset, begin + reader.offset + size);
				if (header.crc !== undefined && crc32(page) !== header.crc >>> 0) {
					throw new Error(`${where} must have the checksum that it says, and has another`);
				}
				const levels = header.data_page_header_v2?.definition_levels_byte_length ?? 0;
				const repeated = header.data_page_header_v2?.repetition_levels_byte_length ?? 0;
				if (levels > 0 && repeated === 0) checkRuns(page.subarray(0, levels), count, where);
				values += count;
				unpacked += full + (reader.offset - at);
				reader.offset += size;
			}
			if (BigInt(values) !== meta.num_values) {
				throw new Error(`${place} must have pages of ${meta.num_values} values in all; got ${values}`);
			}
			if (BigInt(unpacked) !== meta.total_uncompressed_size) {
				throw new Error(
					`${place} must have pages of ${meta.total_uncompressed_size} unpacked bytes in all; got ${unpacked}`,
				);
			}
		}
	}
}

/**
 * Checks the runs of a column that may have missing cells (levels of one bit, which no page of version 2 packs): hyparquet makes
 * room for as many as a run says.
 */
function checkRuns(levels: Uint8Array, count: number, where: string): void {
	const reader = { view: new DataView(levels.buffer, levels.byteOffset, levels.byteLength), offset: 0 };
	let seen = 0;
	while (seen < count && reader.offset < levels.length) {
		const run = readVarInt(reader) >>> 0;
		// An odd number says how many groups of 8 follow, a byte each; an even one, how often the next byte is meant.
		const length = run & 1 ? 8 * (run >>> 1) : run >>> 1;
		reader.offset += run & 1 ? run >>> 1 : 1;
		seen += length;
		if (seen >= count + 8 || reader.offset > levels.length) break;
	}
	if (seen < count || seen >= count + 8 || reader.offset > levels.length) {
		throw new Error(`${where} must say of ${count} cells whether they are missing; got ${seen}`);
	}
}

type ColumnMetaData = NonNullable<FileMetaData["row_groups"][number]["columns"][number]["meta_data"]>;

/** Byte at which a column's first page begins, its dictionary's where it has one. */
export function columnBegin({ dictionary_page_offset, data_page_offset }: ColumnMetaData): number {
	const [dictionary, data] = [Number(dictionary_page_offset ?? 0), Number(data_page_offset)];
	return dictionary > 0 && dictionary < data ? dictionary : data;
}

/** CRC-32 as gzip has it. */
function crc32(bytes: Uint8Array): number {
	let crc = -1;
	for (const byte of bytes) crc = (crc >>> 8) ^ remainders[(crc ^ byte) & 255]!;
	return ~crc >>> 0;
}

const remainders = Int32Array.from({ length: 256 }, (_, byte) => {
	let crc = byte;
	for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	return crc;
});
