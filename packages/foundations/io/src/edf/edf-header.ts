import type { Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { clockSeconds } from "../clock/local-seconds.ts";
import { fileError } from "../errors/file-error.ts";

/** One signal as the header describes it. */
export interface EdfSignal {
	readonly label: string;
	readonly dimension: string;
	readonly samplesPerRecord: number;
	/** Where its samples begin within a data record. */
	readonly byteInRecord: number;
	readonly isAnnotation: boolean;
	readonly physical: readonly [lowest: number, highest: number];
	readonly digital: readonly [lowest: number, highest: number];
}

export interface EdfHeader {
	/** Bytes of a sample: 2 in EDF, 3 in BDF. */
	readonly sampleBytes: 2 | 3;
	/** EDF+ and BDF+ have annotations; those of kind "D" may have gaps between their data records. */
	readonly kind: "plain" | "C" | "D";
	/** Of the recorder's clock, in seconds since 1970. */
	readonly startSeconds: number;
	readonly equipment: string | null;
	readonly headerBytes: number;
	readonly recordBytes: number;
	/** Seconds that a data record lasts. */
	readonly recordSeconds: number;
	/** Data records by the header; -1 where the recorder did not come to write it. */
	readonly nRecords: number;
	readonly signals: readonly EdfSignal[];
	readonly warnings: readonly Warning[];
}

/** A data record must fit in memory; the format recommends at most 61,440 bytes, and files with some megabytes exist. */
const mostRecordBytes = 2 ** 26;

/** Places of the fields of a signal, each given for all signals in a row. */
const widths = {
	label: 16,
	transducer: 80,
	dimension: 8,
	physicalMin: 8,
	physicalMax: 8,
	digitalMin: 8,
	digitalMax: 8,
	filter: 80,
	samples: 8,
	reserved: 32,
};

/** Reads and checks the header. */
export async function readEdfHeader(source: ByteSource): Promise<EdfHeader> {
	const file = source.name;
	const warnings: Warning[] = [];
	const warn = (code: string, message: string) => warnings.push({ code, message: `${file}: ${message}` });
	const fault = (
		byte: number,
		problem: string,
		received: unknown,
		advice = "The file came to harm, or is no EDF or BDF file.",
	) => fileError({ reader: "readEdf", file, byte, problem, received: received === "" ? "nothing" : received, advice });
	const latin = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
	const main = await source.read(0, 256);
	if (main.length < 256)
		throw fault(main.length, "must have a header of 256 bytes", `${main.length} bytes`, "The file is cut short.");
	const head = latin(main);
	const isBdf = head.startsWith("\xffBIOSEMI") || head.startsWith("ÿBIOSEMI");
	if (!isBdf && head.slice(0, 8).trim() !== "0")
		throw fault(0, 'must begin with "0       " (EDF) or 0xFF "BIOSEMI" (BDF)', JSON.stringify(head.slice(0, 8)));

	const number = (at: number, text: string, what: string): number => {
		let trimmed = text.trim();
		if (trimmed.includes(",") && !trimmed.includes(".")) {
			warn("comma", `${what} is written with a comma (byte ${at}); it is read as a point.`);
			trimmed = trimmed.replace(",", ".");
		}
		if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed))
			throw fault(at, `must give ${what} as a number`, JSON.stringify(text.trim()));
		return Number(trimmed);
	};
	const whole = (at: number, text: string, what: string): number => {
		const value = number(at, text, what);
		if (!Number.isSafeInteger(value)) throw fault(at, `must give ${what} as a whole number`, text.trim());
		return value;
	};

	const nSignals = whole(252, head.slice(252, 256), "the number of signals");
	if (nSignals < 1) throw fault(252, "must have at least one signal", nSignals);
	const headerBytes = 256 * (nSignals + 1);
	if (headerBytes > source.sizeBytes)
		throw fault(
			252,
			`must hold the header of ${nSignals} signals (${headerBytes} bytes)`,
			`${source.sizeBytes} bytes`,
			"The file is cut short.",
		);
	const said = whole(184, head.slice(184, 192), "the header's length");
	if (said !== headerBytes)
		warn("header-bytes", `its header says that it has ${said} bytes; that of ${nSignals} signals has ${headerBytes}.`);
	const reserved = head.slice(192, 236).trim();
	const kind = /^[EB]DF\+C/.test(reserved) ? "C" : /^[EB]DF\+D/.test(reserved) ? "D" : "plain";
	const nRecords = whole(236, head.slice(236, 244), "the number of data records");
	if (nRecords < -1) throw fault(236, "must give the number of data records, or -1", nRecords);
	const recordSeconds = number(244, head.slice(244, 252), "the seconds of a data record");
	if (!(recordSeconds >= 0 && recordSeconds <= 86_400))
		throw fault(244, "must give the seconds of a data record, 0 to 86400", recordSeconds);

	const body = await source.read(256, headerBytes - 256);
	const texts = new Map<string, { readonly at: number; readonly values: string[] }>();
	let at = 0;
	for (const [field, width] of Object.entries(widths)) {
		const values = Array.from({ length: nSignals }, (_, i) =>
			latin(body.subarray(at + i * width, at + (i + 1) * width)),
		);
		texts.set(field, { at: 256 + at, values });
		at += nSignals * width;
	}
	const sampleBytes = isBdf ? 3 : 2;
	const [bottom, top] = isBdf ? [-8_388_608, 8_388_607] : [-32_768, 32_767];
	let byteInRecord = 0;
	const signals = Array.from({ length: nSignals }, (_, i): EdfSignal => {
		const text = (field: keyof typeof widths) => texts.get(field)!.values[i]!;
		const placeOf = (field: keyof typeof widths) => texts.get(field)!.at + i * widths[field];
		const value = (field: keyof typeof widths, what: string) =>
			number(placeOf(field), text(field), `${what} of signal ${i + 1}`);
		const label = text("label").trim();
		const isAnnotation = kind !== "plain" && (label === "EDF Annotations" || label === "BDF Annotations");
		const samplesPerRecord = whole(placeOf("samples"), text("samples"), `the samples a record of signal ${i + 1}`);
		if (samplesPerRecord < 1)
			throw fault(placeOf("samples"), `must have samples of signal ${i + 1} in a record`, samplesPerRecord);
		const digital = [value("digitalMin", "the digital minimum"), value("digitalMax", "the digital maximum")] as const;
		const physical = [
			value("physicalMin", "the physical minimum"),
			value("physicalMax", "the physical maximum"),
		] as const;
		if (!isAnnotation) {
			const isRange = Number.isInteger(digital[0]) && Number.isInteger(digital[1]) && digital[0] < digital[1];
			if (!isRange || digital[0] < bottom || digital[1] > top) {
				throw fault(
					placeOf("digitalMin"),
					`must have a digital range of signal ${i + 1} within ${bottom} to ${top}`,
					digital.join(" to "),
				);
			}
			if (physical[0] === physical[1])
				throw fault(placeOf("physicalMin"), `must have a physical range of signal ${i + 1}`, physical.join(" to "));
			if (recordSeconds === 0)
				throw fault(244, "must have data records that last some time, since it has signals", "0 s");
			const rate = samplesPerRecord / recordSeconds;
			if (rate > 1e7) throw fault(placeOf("samples"), `must have a rate of signal ${i + 1} up to 10 MHz`, `${rate} Hz`);
		}
		const signal = {
			label,
			dimension: dimensionOf(text("dimension")),
			samplesPerRecord,
			byteInRecord,
			isAnnotation,
			physical,
			digital,
		};
		byteInRecord += samplesPerRecord * sampleBytes;
		return signal;
	});
	const left = source.sizeBytes - headerBytes;
	if (byteInRecord > mostRecordBytes || (byteInRecord > left && byteInRecord > 2 ** 20)) {
		throw fault(
			texts.get("samples")!.at,
			`must have data records of at most ${Math.min(mostRecordBytes, Math.max(left, 2 ** 20))} bytes`,
			`${byteInRecord} bytes`,
			"The counts of samples in the header cannot be right, or the file is cut short.",
		);
	}
	const hasNotes = signals.some(({ label }) => /^[EB]DF Annotations$/.test(label));
	if (hasNotes && kind === "plain") {
		warn(
			"plus",
			`it has a signal of annotations and does not say that it is EDF+ or BDF+ (byte 192); that is read as a signal.`,
		);
	} else if (!hasNotes && kind !== "plain") {
		warn("plus", `it says that it is ${reserved.slice(0, 5)} (byte 192) and has no signal of annotations.`);
	}
	const startSeconds = startOf(head, kind, (what) => warn("start", what));
	const equipment = kind === "plain" ? null : head.slice(88, 168).trim().split(" ")[4];
	return {
		sampleBytes,
		kind,
		startSeconds,
		equipment: equipment === undefined || equipment === "X" ? null : equipment,
		headerBytes,
		recordBytes: byteInRecord,
		recordSeconds,
		nRecords,
		signals,
		warnings,
	};
}

/** A micro sign may stand there in Latin-1 or in UTF-8. */
function dimensionOf(text: string): string {
	return text.replace("Â", "").trim();
}

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** Two digits of a year are of 1985 to 2084; EDF+ writes the whole date once more. */
function startOf(head: string, kind: string, warn: (what: string) => void): number {
	const [, day, month, year] = /^(\d\d)[.:/-](\d\d)[.:/-](\d\d)$/.exec(head.slice(168, 176)) ?? [];
	const [, hour, minute, second] = /^(\d\d)[.:](\d\d)[.:](\d\d)$/.exec(head.slice(176, 184)) ?? [];
	const time = clockSeconds(1970, 1, 1, Number(hour), Number(minute), Number(second));
	if (Number.isNaN(time)) warn(`its start time "${head.slice(176, 184)}" (byte 176) is none; 00:00:00 is taken.`);
	const [, fullDay, monthName, fullYear] = /^Startdate (\d\d)-([A-Z]{3})-(\d{4})/.exec(head.slice(88, 168)) ?? [];
	const short = clockSeconds(Number(year) + (Number(year) < 85 ? 2000 : 1900), Number(month), Number(day), 0, 0, 0);
	const full = clockSeconds(Number(fullYear), months.indexOf(monthName ?? "") + 1, Number(fullDay), 0, 0, 0);
	const date = kind !== "plain" && !Number.isNaN(full) ? full : short;
	if (Number.isNaN(date)) {
		warn(
			`its start date "${head.slice(168, 176)}" (byte 168) is none; 1985-01-01 stands for an unknown one, as in EDF+.`,
		);
	} else if (!Number.isNaN(short) && !Number.isNaN(full) && kind !== "plain" && short !== full) {
		warn(
			`its two start dates differ ("${head.slice(168, 176)}", byte 168, and "${head.slice(88, 109)}", byte 88); the longer one is taken.`,
		);
	}
	return (Number.isNaN(date) ? clockSeconds(1985, 1, 1, 0, 0, 0) : date) + (Number.isNaN(time) ? 0 : time);
}
