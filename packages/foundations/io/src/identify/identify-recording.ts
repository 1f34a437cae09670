import type { ByteSource } from "../bytes/byte-source.ts";
import { headLines, shown, textEncoding, textError } from "../text/index.ts";
import { isZip } from "../zip/is-zip.ts";
import { zipNames } from "../zip/zip-names.ts";
import { formatDoors, type IdentifiedFile, type RecordingFormat } from "./identified-file.ts";
import { identifyText } from "./identify-text.ts";

export type { IdentifiedFile, RecordingFormat } from "./identified-file.ts";

const reader = "identifyRecording";

/**
 * Says what a file is: by its first bytes, the names in an archive, its first lines, and last by its own name.
 *
 * @returns the format, what says so, and the subpath whose reader reads it (null: known, and not read).
 * @throws InvalidInputError when it is none that is known; the message has the first bytes and what is readable.
 */
export async function identifyRecording(source: ByteSource): Promise<IdentifiedFile> {
	if (source.sizeBytes === 0) {
		const problem = "must have content";
		throw textError(reader, source.name, {
			problem,
			received: "an empty file",
			advice: "Copy it again.",
			code: "empty-file",
		});
	}
	const head = await source.read(0, 4096);
	const found =
		byBytes(head) ??
		(await byArchive(source, head)) ??
		(await bySqlite(source, head)) ??
		(await byText(source, head)) ??
		byName(source.name, head);
	if (found !== null) return { format: found[0], why: found[1], subpath: formatDoors[found[0]] };
	const bytes = [...head.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
	const text = shown(latin(head.subarray(0, 16)));
	const readable = Object.entries(formatDoors).flatMap(([format, door]) => (door === null ? [] : [format]));
	throw textError(reader, source.name, {
		problem: "must be of a known format",
		received: `bytes ${bytes} (${text})`,
		advice: `Readable are ${readable.join(", ")}.`,
		code: "unknown-format",
	});
}

type Found = readonly [format: RecordingFormat, why: string];

const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);

function byBytes(head: Uint8Array): Found | null {
	const text = latin(head.subarray(0, 512));
	if (text.startsWith("RIFF") && text.slice(8, 12) === "WAVE") {
		// Axivity's converter writes its own notes before the samples.
		return /INFO(?:INAM|ICMT)/.test(text) && /Session: |Start: \d{4}-\d{2}-\d{2}/.test(text)
			? ["axivity-wav", "is a WAVE file with the notes of Axivity's converter"]
			: ["wav", "begins with RIFF and WAVE"];
	}
	if (text.startsWith("MD") && head[2] === 0xfc && head[3] === 0x03)
		return ["cwa", 'begins with "MD" and a header of 1,020 bytes'];
	if (text.startsWith("0       ") && head.subarray(0, 256).every((byte) => byte >= 32 && byte < 127))
		return ["edf", "begins with version 0 of EDF"];
	if (head[0] === 0xff && text.slice(1, 8) === "BIOSEMI") return ["bdf", "begins with BIOSEMI"];
	if (text.slice(8, 12) === ".FIT" && head[0]! >= 12) return ["fit", 'has ".FIT" in its header'];
	if (text.startsWith("HEADER RECORD*******LIBRARY HEADER RECORD")) return ["xpt", "begins as a SAS transport file"];
	if (text.startsWith("Device Identity")) return ["geneactiv", 'begins with "Device Identity"'];
	if (text.startsWith("GENEA/")) return ["genea", 'begins with "GENEA/"'];
	if (/^(?:[XAB]\n|RDX[23]\n)/.test(text) && head.length > 14) return ["rds", "begins as an object of R"];
	if (head.subarray(0, 512).every((byte) => byte === 0) && latin(head.subarray(512, 516)) === "MDTC") {
		return ["parmay-matrix", 'has "MDTC" after 512 zeros'];
	}
	return null;
}

async function byArchive(source: ByteSource, head: Uint8Array): Promise<Found | null> {
	if (!isZip(head)) return null;
	const { names, isCut } = await zipNames(source);
	const has = (name: RegExp) => names.some((each) => name.test(each));
	if (has(/(?:^|\/)(?:log|activity)\.bin$/)) {
		return /\.agdc$/i.test(source.name)
			? ["agdc", "is an archive with ActiGraph's log, called .agdc"]
			: ["gt3x", "is an archive with ActiGraph's log.bin or activity.bin"];
	}
	// Its log follows info.txt, so that little is left of it.
	if (isCut && has(/^info\.txt$/)) return ["gt3x", "is the beginning of an archive with ActiGraph's info.txt"];
	if (has(/^xl\/workbook\.xml$/)) return workbook(source);
	if (has(/(?:^|\/)export\.xml$/)) return ["apple-health", "is an archive with export.xml, as Apple Health writes it"];
	return ["zip", `is an archive with ${names.slice(0, 3).join(", ") || "nothing that can be listed"}`];
}

const largestWorkbookBytes = 128e6;

/** Texts of a workbook's cells tell which program wrote it. */
async function workbook(source: ByteSource): Promise<Found> {
	const unknown: Found = ["xlsx", "is a workbook of no program that is known"];
	if (source.sizeBytes > largestWorkbookBytes) return unknown;
	const { unzipSync } = await import("fflate");
	try {
		const parts = unzipSync(await source.read(0, source.sizeBytes), {
			filter: ({ name, originalSize }) =>
				/^xl\/(?:sharedStrings|worksheets\/sheet1)\.xml$/.test(name) && originalSize < largestWorkbookBytes,
		});
		const text = Object.values(parts)
			.map((part) => new TextDecoder().decode(part.subarray(0, 100_000)))
			.join("\n");
		if (/timeStamp/.test(text) && /deviceSN:/.test(text))
			return ["philips", "is a workbook of the Philips Health Band"];
		if (/MM-[DTJG]{2}Thh:mm:ss\)/i.test(text) && /\((?:mg\/dl|mmol\/l)\)/i.test(text)) {
			return ["cgm", "is a workbook of Dexcom Clarity"];
		}
		if (/>(?:gl|glc|glucose)[^<]{0,20}</i.test(text) && />(?:time|date)[^<]{0,12}</i.test(text)) {
			return ["cgm", "is a workbook with headings of time and glucose"];
		}
	} catch {
		return ["xlsx", "is a workbook that is damaged"];
	}
	return unknown;
}

async function bySqlite(source: ByteSource, head: Uint8Array): Promise<Found | null> {
	if (!latin(head.subarray(0, 15)).startsWith("SQLite format 3")) return null;
	// The definitions of tables stand in the first pages.
	const text = latinOf(await source.read(0, 1 << 17));
	const isAgd = ["data", "settings", "filters"].every((name) => new RegExp(`CREATE TABLE "?${name}"?`, "i").test(text));
	return isAgd
		? ["agd", "is an SQLite database with ActiLife's tables"]
		: ["sqlite", "is an SQLite database without ActiLife's tables"];
}

const latinOf = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);

async function byText(source: ByteSource, head: Uint8Array): Promise<Found | null> {
	const { name, markBytes } = textEncoding(head);
	const start = head.subarray(markBytes);
	// Text has no zeros, and few bytes that stand for no letter.
	if (name === "utf-8" && start.some((byte) => byte === 0)) return null;
	const control = name === "utf-8" ? start.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length : 0;
	if (control > start.length / 100) return null;
	const lines = await headLines(
		// A hundred lines are enough, and a file without line ends is no table.
		{
			...source,
			sizeBytes: Math.min(source.sizeBytes, 1 << 18),
			read: (offset, length) => source.read(offset, Math.min(length, (1 << 18) - offset)),
		},
		{ reader, count: 400 },
	);
	const whole = source.sizeBytes > 1 << 18 && lines.length < 400 ? lines.slice(0, -1) : lines;
	return identifyText(whole.length > 0 ? whole : lines);
}

/** Samples of WFDB have no mark: their name is all there is. */
function byName(name: string, head: Uint8Array): Found | null {
	if (/\.rds$/i.test(name) && head[0] === 0x1f && head[1] === 0x8b)
		return ["rds", `is compressed with gzip and called ${name}`];
	if (/\.(?:dat|hea|atr|qrs)$/i.test(name)) return ["wfdb", `is called ${name}, as parts of WFDB records are`];
	return null;
}
