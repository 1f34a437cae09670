/** Types of log records that are read here; the rest are skipped. */
export const recordTypes = {
	activity: 0,
	battery: 2,
	event: 3,
	heartRateBpm: 4,
	lux: 5,
	metadata: 6,
	capsense: 13,
	heartRateBle: 14,
	parameters: 21,
	activity2: 26,
	activity3: 27,
	temperature: 30,
} as const;

const separator = 0x1e;
const highestType = 30;
const headerBytes = 8;
const longestRecord = headerBytes + 0xffff + 1;
/** Above this a damaged stretch is not searched for records of that length: only text and settings are longer. */
const longestSought = 4096;
/** Bytes that may be summed in vain in all, before a file counts as no log; each byte of a sound log is summed once. */
const maximumSought = 1 << 30;

/** The record that the scanner stands on, in `bytes`. */
export interface LogScanner {
	readonly bytes: Uint8Array;
	/** Of the same memory, from its first byte. */
	readonly view: DataView;
	readonly type: number;
	/** Seconds since 1970 of the device's clock. */
	readonly seconds: number;
	readonly payloadOffset: number;
	readonly payloadBytes: number;
	/** Whether bytes that are no record, or one with a wrong checksum, came just before this record. */
	readonly isAfterDamage: boolean;
	/** Where the record begins in log.bin. */
	readonly position: number;
	/** Records with a wrong checksum, bytes that are none, and the place of the first of either; -1 when there is none. */
	readonly nDamaged: number;
	readonly nStrayBytes: number;
	readonly firstDamage: number;
	/** Whether damage was met that no record has followed. */
	readonly endsInDamage: boolean;
	/** Whether the search for records in damage was given up. */
	readonly isGivenUp: boolean;
	/** Adds what comes next in log.bin. */
	push(piece: Uint8Array): void;
	/** No more comes: what is left is the end. */
	end(): void;
	/** Moves on to the next whole record; false when more bytes are needed, or after the end. */
	next(): boolean;
}

/**
 * Finds the records of log.bin in pieces of it: separator 1E, type, seconds, size, payload, checksum (the ones' complement of
 * the exclusive or of all before). After a wrong checksum, the next record is the first whose own is right. Zeros between
 * records are no damage.
 *
 * Source: ActiGraph, GT3X-File-Format, README.md.
 */
export function logScanner(): LogScanner {
	let bytes = new Uint8Array(1 << 18);
	/** The same memory, four bytes at a time. */
	let words = new Int32Array(bytes.buffer);
	let from = 0;
	let to = 0;
	let isEnded = false;
	/** Bytes of log.bin before bytes[0]. */
	let dropped = 0;
	let sought = 0;
	let hasDamage = false;

	const self = {
		bytes,
		view: new DataView(bytes.buffer),
		type: 0,
		seconds: 0,
		payloadOffset: 0,
		payloadBytes: 0,
		isAfterDamage: false,
		position: 0,
		nDamaged: 0,
		nStrayBytes: 0,
		firstDamage: -1,
		isGivenUp: false,
		get endsInDamage() {
			return hasDamage;
		},
		push(piece: Uint8Array) {
			bytes.copyWithin(0, from, to);
			dropped += from;
			to -= from;
			from = 0;
			if (to + piece.length > bytes.length) {
				const larger = new Uint8Array((Math.max(2 * bytes.length, to + piece.length) + 3) & ~3);
				larger.set(bytes.subarray(0, to));
				bytes = larger;
				words = new Int32Array(larger.buffer);
				self.bytes = larger;
				self.view = new DataView(larger.buffer);
			}
			bytes.set(piece, to);
			to += piece.length;
		},
		end() {
			isEnded = true;
		},
		next(): boolean {
			while (from < to) {
				if (!isEnded && to - from < longestRecord && !isComplete(from)) return false;
				if (bytes[from] === 0 && !hasDamage) {
					from++;
					continue;
				}
				const length = recordLength(from);
				if (length > 0 && isRight(from, length)) {
					self.type = bytes[from + 1]!;
					self.seconds = secondsAt(from);
					self.payloadOffset = from + headerBytes;
					self.payloadBytes = length - headerBytes - 1;
					self.isAfterDamage = hasDamage;
					self.position = dropped + from;
					hasDamage = false;
					from += length;
					return true;
				}
				if (!isEnded && to - from < 2 * longestRecord) return false;
				if (self.firstDamage < 0) self.firstDamage = dropped + from;
				// Its length is believed when a right record, or the end, follows it.
				const after = from + length;
				if (length > 0 && (after === to || (after < to && isRight(after, recordLength(after))))) {
					self.nDamaged++;
					from = after;
				} else {
					from = soughtFrom(from + 1);
				}
				hasDamage = true;
				if (self.isGivenUp) return false;
			}
			return false;
		},
	};
	return self;

	/** Length of the record at a place, by its header; 0 where there is no header of a record, or no whole record. */
	function recordLength(at: number): number {
		if (at + headerBytes >= to || bytes[at] !== separator || bytes[at + 1]! > highestType) return 0;
		const length = headerBytes + (bytes[at + 6]! | (bytes[at + 7]! << 8)) + 1;
		return at + length <= to ? length : 0;
	}

	function isComplete(at: number): boolean {
		return bytes[at] === 0 || recordLength(at) > 0;
	}

	function secondsAt(at: number): number {
		return (bytes[at + 2]! | (bytes[at + 3]! << 8) | (bytes[at + 4]! << 16) | (bytes[at + 5]! << 24)) >>> 0;
	}

	function isRight(at: number, length: number): boolean {
		if (length === 0) return false;
		let sum = 0;
		let i = at;
		const last = at + length;
		while (i & 3 && i < last) sum ^= bytes[i++]!;
		let word = 0;
		for (; i + 4 <= last; i += 4) word ^= words[i >> 2]!;
		while (i < last) sum ^= bytes[i++]!;
		word ^= word >>> 16;
		return ((sum ^ word ^ (word >>> 8)) & 0xff) === 0xff;
	}

	/** The next place from which a right record begins, or where that cannot be said yet. */
	function soughtFrom(start: number): number {
		for (let at = start; at < to; at++) {
			if (bytes[at] !== separator) {
				self.nStrayBytes++;
				continue;
			}
			if (!isEnded && to - at < longestRecord) return at;
			const length = recordLength(at);
			if (length > 0 && length <= longestSought) {
				sought += length;
				if (sought > maximumSought) {
					self.isGivenUp = true;
					return to;
				}
				if (isRight(at, length)) return at;
			}
			self.nStrayBytes++;
		}
		return to;
	}
}
