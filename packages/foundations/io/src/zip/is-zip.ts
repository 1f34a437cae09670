/** Whether a file's first bytes are those of a zip archive: workbooks, GT3X and others. */
export const isZip = (head: Uint8Array): boolean =>
	head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
