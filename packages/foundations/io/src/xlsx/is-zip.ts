import type { ByteSource } from "../bytes/byte-source.ts";

/** Whether a file begins as a zip archive does: workbooks, GT3X and others. */
export async function isZip(source: ByteSource): Promise<boolean> {
	const head = await source.read(0, 4);
	return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}
