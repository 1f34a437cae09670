import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { seededRandom } from "@quickening/core";
import { defineColumns } from "@quickening/table";

/** A record of one file. */
export interface RecordFiles {
	readonly format: string;
	readonly header: Uint8Array;
	readonly samples: Uint8Array;
	/** Name of the file of samples. */
	readonly name: string;
}

interface Peer {
	readonly records: { header: string; files: Record<string, string> }[];
	readonly annotations: { readonly bytes: string };
}

const records = new URL("../peers/wfdb/records.json.gz", import.meta.url);
const peer = JSON.parse(gunzipSync(readFileSync(records)).toString()) as Peer;
const encode = (text: string) => new TextEncoder().encode(text);

/** Records of two signals that wfdb read, one a format, with a start and comments. */
export const wfdbRecords: readonly RecordFiles[] = peer.records
	.filter(({ header }) => /_60_2 /.test(header))
	.map(({ header, files }) => {
		const [name, content] = Object.entries(files)[0]!;
		const [first, ...rest] = header.split("\n");
		return {
			format: / (\d+) /.exec(rest[0]!)![1]!,
			name,
			header: encode([`${first} 12:30:15 05/02/1989`, ...rest].join("\n").concat("# 27 weeks\n# first child\n")),
			samples: new Uint8Array(Buffer.from(content, "base64")),
		};
	});

/** What wfdb wrote, and a longer file with notes, channels and a change of rhythm. */
export function annotationFiles(): Uint8Array[] {
	const random = seededRandom("annotations");
	const bytes: number[] = [];
	const word = (code: number, amount: number) => bytes.push(amount & 255, (code << 2) | (amount >> 8));
	const note = (text: string) => {
		word(63, text.length);
		bytes.push(...encode(text), ...(text.length % 2 === 1 ? [0] : []));
	};
	word(28, 20);
	note("(N");
	for (let beat = 0; beat < 200; beat++) {
		if (beat === 90) bytes.push(0, 59 << 2, 1, 0, 0x20, 0x4e);
		word(random() < 0.1 ? 5 : 1, beat === 90 ? 0 : 280 + Math.floor(random() * 40));
		if (beat % 50 === 10) word(62, (beat / 10) & 1);
		if (beat % 60 === 20) word(61, 2);
		if (beat % 70 === 30) note("odd");
	}
	bytes.push(0, 0);
	return [new Uint8Array(Buffer.from(peer.annotations.bytes, "base64")), Uint8Array.from(bytes)];
}

/** Samples in each width, with what sound programs write beside them. */
export function wavFiles(): Uint8Array[] {
	const random = seededRandom("sound");
	const uint = (bytes: number, value: number) => Array.from({ length: bytes }, (_, i) => (value / 256 ** i) & 255);
	const chunk = (name: string, content: readonly number[]) => [
		...encode(name),
		...uint(4, content.length),
		...content,
		...(content.length % 2 === 1 ? [0] : []),
	];
	const riff = (...chunks: readonly number[][]) => {
		const body = chunks.flat();
		return Uint8Array.from([...encode("RIFF"), ...uint(4, body.length + 4), ...encode("WAVE"), ...body]);
	};
	const format = (code: number, channels: number, bits: number, extension: readonly number[] = []) => {
		const frame = (channels * bits) / 8;
		const [rate, second] = [8000, 8000 * frame];
		return chunk("fmt ", [
			...uint(2, extension.length > 0 ? 0xfffe : code),
			...uint(2, channels),
			...uint(4, rate),
			...uint(4, second),
			...uint(2, frame),
			...uint(2, bits),
			...extension,
		]);
	};
	const noise = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 256));
	const floats = (count: number, double: boolean) => {
		const values = Array.from({ length: count }, () => random() * 2 - 1);
		return [...new Uint8Array((double ? Float64Array.from(values) : Float32Array.from(values)).buffer)];
	};
	const guid = [1, 0, 0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113];
	const info = chunk("LIST", [...encode("INFOISFT"), 6, 0, 0, 0, ...encode("Lavf1\0")]);
	return [
		riff(format(1, 1, 16), chunk("data", noise(240))),
		riff(format(1, 2, 8), info, chunk("data", noise(121 * 2))),
		riff(format(1, 1, 24), chunk("data", noise(3 * 81)), info),
		riff(format(1, 2, 32, [22, 0, 32, 0, 3, 0, 0, 0, ...guid]), chunk("data", noise(8 * 30))),
		riff(format(3, 1, 32), chunk("fact", uint(4, 60)), chunk("data", floats(60, false))),
		riff(format(3, 2, 64), chunk("fact", uint(4, 20)), chunk("data", floats(40, true))),
	];
}

/** A table with a code, an identifier, numbers and missing cells. */
export const visits = defineColumns({
	participant: { type: "text", unit: "id" },
	week: { type: "number", unit: "weeks", range: [4, 42] },
	systolic: { type: "number", unit: "mmHg", range: [50, 250], missing: [""] },
	group: { type: "text", unit: "code", codes: { A: "cared for at home", B: "cared for in hospital" } },
	note: { type: "text", unit: "text", missing: [""] },
});

/** The table as a file. */
export function tableFile(ending: "csv" | "arrow" | "parquet"): Uint8Array {
	const random = seededRandom("visits");
	return visits
		.fromRows(
			Array.from({ length: 60 }, (_, i) => ({
				participant: `P${String(100 + (i >> 2))}`,
				week: 12 + 8 * (i & 3),
				systolic: random() < 0.1 ? Number.NaN : Math.round(100 + 40 * random()),
				group: random() < 0.5 ? ("A" as const) : ("B" as const),
				note: random() < 0.2 ? 'café, "seen" twice' : null,
			})),
		)
		.toBytes(`visits.${ending}`);
}
