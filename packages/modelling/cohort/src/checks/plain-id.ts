/** An id without letter case, blanks and leading zeros of its numbers: "P007" and "p 7" are one. */
export function foldedId(id: string): string {
	return id
		.normalize("NFKC")
		.toLowerCase()
		.replace(/\s+/gu, "")
		.replace(/(?<!\d)0+(?=\d)/g, "");
}

/** The same without marks: "p-7" is one with them. */
export function plainId(id: string): string {
	return foldedId(id.replace(/[^\p{L}\p{N}]/gu, ""));
}
