import { crc32, deflateRawSync } from "node:zlib";

/** Changes to what a ZIP archive says of a file, to make a hostile one. */
export interface ZipMember {
	readonly name: string;
	readonly content: Uint8Array;
	readonly isDeflated?: boolean;
	/** In place of the true values, in both headers. */
	readonly claims?: {
		readonly sizeBytes?: number;
		readonly flags?: number;
		readonly method?: number;
		readonly crc32?: number;
	};
	/** Where the directory says that the file lies. */
	readonly headerOffset?: number;
}

/** Bytes of a ZIP archive. */
export function zipFile(members: readonly ZipMember[]): Uint8Array {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { name, content, isDeflated = false, claims = {}, headerOffset } of members) {
		const packed = isDeflated ? deflateRawSync(content) : Buffer.from(content);
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(20, 0);
		shared.writeUInt16LE(claims.flags ?? 0, 2);
		shared.writeUInt16LE(claims.method ?? (isDeflated ? 8 : 0), 4);
		shared.writeUInt32LE(claims.crc32 ?? crc32(content), 10);
		shared.writeUInt32LE(packed.length, 14);
		shared.writeUInt32LE(claims.sizeBytes ?? content.length, 18);
		shared.writeUInt16LE(Buffer.byteLength(name), 22);
		const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, Buffer.from(name), packed]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(headerOffset ?? offset, 10);
		directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0", "latin1"), shared, rest, Buffer.from(name)]));
		parts.push(local);
		offset += local.length;
	}
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write("PK\x05\x06", "latin1");
	end.writeUInt16LE(members.length, 8);
	end.writeUInt16LE(members.length, 10);
	end.writeUInt32LE(listed.length, 12);
	end.writeUInt32LE(offset, 16);
	return new Uint8Array(Buffer.concat([...parts, listed, end]));
}
