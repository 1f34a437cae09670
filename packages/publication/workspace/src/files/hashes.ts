import { createHash } from "node:crypto";

/** SHA-256 of bytes or of a text in UTF-8, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
	return createHash("sha256").update(content).digest("hex");
}

/** MD5, because that is what dvc.lock names files by; nothing here relies on it against an adversary. */
export function md5(content: string | Uint8Array): string {
	return createHash("md5").update(content).digest("hex");
}

/** The name that git gives to a file's content, in a repository whose names are as long as `like`. */
export function gitBlobId(content: Uint8Array, like: string): string {
	const hash = createHash(like.length === 64 ? "sha256" : "sha1");
	return hash.update(`blob ${content.byteLength}\0`).update(content).digest("hex");
}
