import {
	fieldsOf,
	type HeaderField,
	type HeaderLine,
	type HeaderSource,
	integerOf,
	refuseField,
} from "./header-line.ts";

/** What a header says of one signal. */
export interface WfdbSignalHeader {
	/** File that holds its samples; "~" for none. */
	readonly file: string;
	/** Number of the storage format: 16, 212 ... */
	readonly format: number;
	readonly samplesPerFrame: number;
	/** Frames by which it is late. */
	readonly skewFrames: number;
	/** Bytes before the samples. */
	readonly byteOffset: number;
	/** Digital units for one physical unit; 200 where the header does not know it. */
	readonly gain: number;
	/** Whether the header gives a gain. */
	readonly isCalibrated: boolean;
	/** Digital value of physical zero. */
	readonly baseline: number;
	readonly unit: string;
	/** Bits of the converter; undefined when the header has none. */
	readonly adcResolutionBits: number | undefined;
	/** Middle of the converter's range. */
	readonly adcZero: number;
	/** Digital value of the first sample, or, where differences are stored, the one before it; undefined when there is none. */
	readonly initialValue: number | undefined;
	/** Sum of all digital values, 16 bits; undefined when the header has none. */
	readonly checksum: number | undefined;
	readonly description: string;
}

/** Formats of signal(5): storage of samples in bytes. */
const formats = [0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311, 508, 516, 524];
const int32 = { least: -2_147_483_648, most: 2_147_483_647 };
const decimal = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const gainPattern = new RegExp(String.raw`^(${decimal})(?:\(([+-]?\d+)\))?(?:/(\S+))?$`);
/** Digital units a physical unit; beyond, values would be no numbers of any use. */
const gains = [1e-20, 1e20] as const;

/**
 * What one line says of a signal.
 *
 * @throws InvalidInputError naming line, byte and field: one that is missing, is no number, or is out of bounds.
 */
export function signalOf(line: HeaderLine, source: HeaderSource): WfdbSignalHeader {
	const [name, format, gainField, resolutionField, zeroField, first, sum, block, ...description] = fieldsOf(line);
	const storage = storageOf(source, line, format);
	const adcResolutionBits =
		resolutionField && integerOf(source, resolutionField, { name: "the ADC's resolution in bits", least: 0, most: 64 });
	const adcZero = zeroField === undefined ? 0 : integerOf(source, zeroField, { name: "the ADC's zero", ...int32 });
	if (block) integerOf(source, block, { name: "the block size", least: 0, most: int32.most });
	const { gain, baseline, unit } = scaleOf(source, gainField);
	return {
		file: name!.text,
		...storage,
		// A gain of 0 says that it is not known; 200 is what WFDB then takes.
		gain: gain === 0 ? 200 : gain,
		isCalibrated: gain !== 0,
		baseline: baseline ?? adcZero,
		unit: unit ?? "mV",
		adcResolutionBits: adcResolutionBits === 0 ? undefined : adcResolutionBits,
		adcZero,
		initialValue: first && integerOf(source, first, { name: "the initial value", ...int32 }),
		checksum: sum && integerOf(source, sum, { name: "the checksum", least: -32_768, most: 65_535 }),
		// To the end of the line, with the blanks that are in it.
		description: description[0] === undefined ? "" : line.text.slice(description[0].at - line.at),
	};
}

function storageOf(source: HeaderSource, line: HeaderLine, field: HeaderField | undefined) {
	const none = { text: line.text, at: line.at, line: line.number };
	const parts = /^(\d+)(?:x(\d+))?(?::(\d+))?(?:\+(\d+))?$/.exec(field?.text ?? "");
	if (parts === null) {
		return refuseField(source, field ?? none, "must give a storage format for each signal");
	}
	const [, format, samples = "1", skew = "0", offset = "0"] = parts;
	const part = (text: string, name: string, least: number) =>
		integerOf(source, { ...field!, text }, { name, least, most: int32.most });
	if (!formats.includes(Number(format))) {
		refuseField(source, field!, `must give one of WFDB's storage formats (${formats.join(", ")})`);
	}
	return {
		format: Number(format),
		samplesPerFrame: part(samples, "the samples per frame", 1),
		skewFrames: part(skew, "the skew", 0),
		byteOffset: part(offset, "the byte offset", 0),
	};
}

function scaleOf(source: HeaderSource, field: HeaderField | undefined) {
	if (field === undefined) return { gain: 0, baseline: undefined, unit: undefined };
	const parts = gainPattern.exec(field.text);
	if (parts === null) return refuseField(source, field, "must give a gain as 200, 200/mV or 200(1024)/mV");
	const gain = Number(parts[1]);
	if (gain !== 0 && !(Math.abs(gain) >= gains[0] && Math.abs(gain) <= gains[1])) {
		refuseField(
			source,
			field,
			`must give a gain of ${gains[0]} to ${gains[1]} digital units, or 0 for one that is not known`,
		);
	}
	const baseline = parts[2] && integerOf(source, { ...field, text: parts[2] }, { name: "the baseline", ...int32 });
	return { gain, baseline: baseline === "" ? undefined : baseline, unit: parts[3] };
}
