const table = Uint32Array.from({ length: 256 }, (_, byte) => {
	let remainder = byte;
	for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
	return remainder;
});

/** The checksum of zip and PNG (ISO 3309), of bytes or of what `crc32` gave for the bytes before. */
export function crc32(bytes: Uint8Array, before = 0): number {
	let remainder = ~before;
	for (let i = 0; i < bytes.length; i++) remainder = table[(remainder ^ bytes[i]) & 0xff] ^ (remainder >>> 8);
	return ~remainder >>> 0;
}
