import { fetchAgain, rdsError } from "./rds-error.ts";

/** Bytes in the order of XDR, read one after another; whatever is claimed is compared with what is left. */
export class XdrReader {
	at = 0;
	readonly file: string;
	readonly bytes: Uint8Array;
	readonly #view: DataView;
	/** What may still be made of forms that take no bytes of their own. */
	#spare: number;

	constructor(bytes: Uint8Array, file: string, maximumBytes: number) {
		this.bytes = bytes;
		this.file = file;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#spare = maximumBytes;
	}

	/** Says that `bytes` are made that do not stand in the file (a sequence by its ends). */
	expand(bytes: number, what: string): void {
		this.#spare -= bytes;
		if (this.#spare >= 0) return;
		throw rdsError(
			this.file,
			`must not unfold to more than the limit, as ${what} at byte ${this.at} would`,
			`${bytes} bytes`,
			"Where a file is to be trusted, give a higher `maximumBytes`.",
		);
	}

	need(bytes: number, what: string): void {
		const left = this.bytes.length - this.at;
		if (bytes <= left) return;
		throw rdsError(
			this.file,
			`must hold ${what}, ${bytes} bytes from byte ${this.at} (unpacked)`,
			`${left} bytes`,
			fetchAgain,
		);
	}

	int32(what: string): number {
		this.need(4, what);
		this.at += 4;
		return this.#view.getInt32(this.at - 4);
	}

	double(what: string): number {
		this.need(8, what);
		this.at += 8;
		return this.#view.getFloat64(this.at - 8);
	}

	/** A length of a vector; 2^31 and more come in two parts. Each element takes `elementBytes` at least, or it is a lie. */
	length(what: string, elementBytes: number): number {
		const at = this.at;
		let length = this.int32(what);
		if (length === -1) {
			const high = this.int32(what);
			const low = this.int32(what);
			length = (high >>> 0) * 4294967296 + (low >>> 0);
		}
		if (length < 0)
			throw rdsError(this.file, `must give ${what} at byte ${at} (unpacked) 0 or more`, length, fetchAgain);
		this.need(length * elementBytes, `${length} elements, as ${what} says`);
		return length;
	}

	take(length: number, what: string): Uint8Array {
		this.need(length, what);
		this.at += length;
		return this.bytes.subarray(this.at - length, this.at);
	}

	view(length: number, what: string): DataView {
		const bytes = this.take(length, what);
		return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}
}
