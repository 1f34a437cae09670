/** The part of tar-stream 3 that is used here; the package ships no types. */
declare module "tar-stream" {
	import type { Readable, Writable } from "node:stream";

	export interface Header {
		name: string;
		size?: number;
		type?: string | null;
		linkname?: string | null;
		mode?: number;
		mtime?: Date;
	}
	export interface Entry extends Readable {
		header: Header;
	}
	export interface Extract extends Writable, AsyncIterable<Entry> {}
	export interface Pack extends Readable {
		entry(header: Header, content: string | Uint8Array): void;
		finalize(): void;
	}
	export function extract(): Extract;
	export function pack(): Pack;
}
