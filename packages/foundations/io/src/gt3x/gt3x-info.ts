import type { Warning } from "@quickening/core";
import { offsetSeconds, secondsOfTicks } from "../actigraph/clock.ts";
import { fileError } from "../errors/file-error.ts";

/** What info.txt says; times are seconds since 1970 of the device's clock, NaN where there is none. */
export interface Gt3xInfo {
	readonly samplingRateHz: number;
	readonly startSeconds: number;
	readonly stopSeconds: number;
	readonly lastSampleSeconds: number;
	readonly downloadSeconds: number;
	readonly utcOffsetSeconds: number | null;
	/** Steps of the converter a g; null where the file does not say. */
	readonly scalePerG: number | null;
	readonly rangeG: readonly [lowest: number, highest: number] | null;
	readonly model: string | null;
	readonly serialNumber: string | null;
	readonly firmware: string | null;
	readonly limb: string | null;
	readonly side: string | null;
}

/**
 * Reads info.txt: lines of "key: value", with a decimal comma or point.
 *
 * @throws InvalidInputError when the rate is missing or none at which the devices measure.
 *
 * Source: ActiGraph, GT3X-File-Format, info.txt.md.
 */
export function gt3xInfo(
	text: string,
	{ file, warnings }: { readonly file: string; readonly warnings: Warning[] },
): Gt3xInfo {
	const values = new Map<string, string>();
	for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
		const [, key, value] = /^([^:]+):(.*)$/.exec(line) ?? [];
		if (key === undefined) continue;
		if (values.has(key.trim())) doubt("repeated-key", `info.txt says "${key.trim()}" twice; the last is taken`);
		values.set(key.trim(), value!.trim());
	}
	function doubt(code: string, what: string) {
		warnings.push({ code, message: `${file}: ${what}.` });
	}
	const word = (key: string) => values.get(key) || null;
	const number = (key: string) => {
		const value = word(key)?.replace(",", ".");
		if (value === undefined || value === null) return null;
		if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value);
		doubt("invalid-value", `info.txt must give ${key} as a number; got "${value}"`);
		return null;
	};
	const date = (key: string) => {
		const value = word(key);
		if (value === null || value === "0") return Number.NaN;
		const seconds = /^\d{1,19}$/.test(value) ? secondsOfTicks(BigInt(value)) : Number.NaN;
		if (Number.isNaN(seconds)) doubt("invalid-date", `info.txt must give ${key} in .NET ticks; got "${value}"`);
		return seconds;
	};
	const samplingRateHz = number("Sample Rate");
	if (samplingRateHz === null || !Number.isInteger(samplingRateHz) || samplingRateHz < 1 || samplingRateHz > 256) {
		throw fileError({
			reader: "readGt3x",
			file,
			problem: "must give in info.txt a Sample Rate of 1 to 256 Hz",
			received: word("Sample Rate") ?? "none",
			advice: "Download the device again.",
		});
	}
	const zone = word("TimeZone");
	const utcOffsetSeconds = zone === null ? null : offsetSeconds(zone);
	if (zone !== null && utcOffsetSeconds === null) {
		doubt("invalid-zone", `info.txt must give TimeZone as hours from UTC; got "${zone}"`);
	}
	const scale = number("Acceleration Scale");
	if (scale !== null && scale <= 0)
		doubt("invalid-value", `info.txt must give a positive Acceleration Scale; got ${scale}`);
	const [lowest, highest] = [number("Acceleration Min"), number("Acceleration Max")];
	return {
		samplingRateHz,
		startSeconds: date("Start Date"),
		stopSeconds: date("Stop Date"),
		lastSampleSeconds: date("Last Sample Time"),
		downloadSeconds: date("Download Date"),
		utcOffsetSeconds,
		scalePerG: scale !== null && scale > 0 ? scale : null,
		rangeG: lowest !== null && highest !== null && lowest < highest ? [lowest, highest] : null,
		model: word("Device Type"),
		serialNumber: word("Serial Number"),
		firmware: word("Firmware"),
		limb: word("Limb"),
		side: word("Side"),
	};
}
