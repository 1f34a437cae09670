import { InvalidInputError } from "@quickening/core";
import { fetchAgain, rdsError } from "./rds-error.ts";

const bytesMask = 1 << 1;
const latin1Mask = 1 << 2;
const utf8Mask = 1 << 3;
const asciiMask = 1 << 6;

/**
 * Decodes texts as their own mark says: UTF-8, Latin-1 (which R means as windows-1252), ASCII, or raw bytes, which are written
 * as `\xNN`; a text without a mark is in the encoding of the session that wrote the file.
 */
export function stringDecoder(file: string, native: string): (bytes: Uint8Array, flags: number, at: number) => string {
	const decoders = new Map<string, TextDecoder>();
	const decoder = (encoding: string) => {
		const known = decoders.get(encoding);
		if (known !== undefined) return known;
		try {
			const made = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
			decoders.set(encoding, made);
			return made;
		} catch {
			throw new InvalidInputError(
				`readRds: nativeEncoding must be a label of the Encoding Standard for ${file}; got "${encoding}". Give the encoding of the session that wrote it.`,
				{ code: "unknown-option", argument: "nativeEncoding", received: encoding },
			);
		}
	};
	const shared = new Map<string, string>();
	return (bytes, flags, at) => {
		if (isAscii(bytes)) {
			let text = "";
			for (const byte of bytes) text += String.fromCharCode(byte);
			if (text.length > 32) return text;
			const same = shared.get(text);
			if (same !== undefined) return same;
			if (shared.size < 10_000) shared.set(text, text);
			return text;
		}
		if (flags & asciiMask) {
			throw rdsError(
				file,
				`must hold ASCII at byte ${at} (unpacked), as the text's mark says`,
				"other bytes",
				fetchAgain,
			);
		}
		if (flags & bytesMask) {
			return Array.from(bytes, (byte) =>
				byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`,
			).join("");
		}
		const encoding = flags & utf8Mask ? "utf-8" : flags & latin1Mask ? "windows-1252" : native;
		try {
			return decoder(encoding).decode(bytes);
		} catch (error) {
			if (error instanceof InvalidInputError) throw error;
			throw rdsError(
				file,
				`must hold texts in ${encoding} at byte ${at} (unpacked)`,
				Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join(" "),
				"If the file was written in another session's encoding, give `nativeEncoding`.",
			);
		}
	};
}

function isAscii(bytes: Uint8Array): boolean {
	for (const byte of bytes) if (byte >= 0x80) return false;
	return true;
}
