import type { Warning } from "@quickening/core";
import type { HeaderLine, HeaderSource } from "./header-line.ts";
import type { WfdbSignalHeader } from "./signal-line.ts";

/** Bits of a sample as it is stored; formats that store differences (8) hold more than that. */
const storedBits: Readonly<Record<number, number>> = {
	16: 16,
	24: 24,
	32: 32,
	61: 16,
	80: 8,
	160: 16,
	212: 12,
	310: 10,
	311: 10,
	508: 8,
	516: 16,
	524: 24,
};

/** What in a header can be read and is in doubt. */
export function headerWarnings(
	{ recordName, signals }: { readonly recordName: string; readonly signals: readonly WfdbSignalHeader[] },
	{ text, file }: HeaderSource,
	lines: readonly HeaderLine[],
): Warning[] {
	const warnings: Warning[] = [];
	const warn = (code: string, message: string) => warnings.push({ code, message: `${file}: ${message}` });
	if (!text.endsWith("\n")) {
		warn(
			"cut-short",
			`the last line has no end, at byte ${new TextEncoder().encode(text).length}; the file may be cut short.`,
		);
	}
	for (const line of lines.filter((each) => notText.test(each.text))) {
		warn("not-text", `line ${line.number} has bytes that are no text, or not in the encoding that was read.`);
	}
	const named = /([^/\\]+)\.hea$/.exec(file)?.[1];
	if (named !== undefined && named !== recordName) {
		warn("record-name", `the record in it is called ${recordName}; it must have the file's name.`);
	}
	const isSummed = signals.some(({ checksum }) => checksum !== undefined);
	for (const [i, one] of signals.entries()) {
		const { description, format, isCalibrated, adcResolutionBits, adcZero, checksum } = one;
		const signal = `signal ${i + 1} ("${description}")`;
		if (!isCalibrated) warn("uncalibrated", `${signal} has no gain; 200 units/mV is taken, as WFDB does.`);
		if ((adcResolutionBits ?? 0) > (storedBits[format] ?? 64)) {
			warn("resolution", `${signal} has ${adcResolutionBits} bits, and format ${format} holds ${storedBits[format]}.`);
		}
		if (adcResolutionBits !== undefined && Math.abs(adcZero) > 2 ** adcResolutionBits) {
			warn("adc-zero", `${signal} has its ADC's zero at ${adcZero}, which ${adcResolutionBits} bits do not hold.`);
		}
		if (isSummed && checksum === undefined) {
			warn("no-checksum", `${signal} has no checksum, and others have one; its line may be cut short.`);
		}
		if (description !== "" && signals.findIndex((other) => other.description === description) < i) {
			warn("same-name", `${signal} is called as another.`);
		}
	}
	return warnings;
}

/** Controls but the tab, and what decoders put where bytes are no text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these letters are what is looked for
const notText = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\ufeff\ufffd]/;
