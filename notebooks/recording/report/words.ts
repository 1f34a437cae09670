import type { RecordedSignal, Recording, RecordingStart } from "@quickening/core";
import { formatNumber } from "@quickening/paper";
import type { Fact } from "./report.ts";

/** A length of time for a person: "6 days 4 h", "52 min", "9.5 s". */
export function duration(seconds: number): string {
	if (!Number.isFinite(seconds)) return "\u2013";
	if (seconds < 120) return `${formatNumber(seconds, seconds < 20 ? 1 : 0)} s`;
	const minutes = Math.round(seconds / 60);
	if (minutes < 120) return `${minutes} min`;
	const hours = Math.round(minutes / 60);
	if (hours < 48) return minutes < 1440 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${hours} h`;
	const days = Math.floor(hours / 24);
	return hours % 24 === 0 ? `${days} days` : `${days} days ${hours % 24} h`;
}

/** A count with its noun: "1 beat", "2 beats". */
export function counted(n: number, one: string, many = `${one}s`): string {
	return `${formatNumber(n, 0)} ${n === 1 ? one : many}`;
}

/** A share in percent: "37 %". */
export function percent(fraction: number, digits = 0): string {
	return `${formatNumber(100 * fraction, digits)} %`;
}

/** Hours and minutes of a day from seconds after midnight, also beyond it: 90,000 s is "01:00". */
export function clockTime(secondsOfDay: number): string {
	if (!Number.isFinite(secondsOfDay)) return "\u2013";
	const minutes = ((Math.round(secondsOfDay / 60) % 1440) + 1440) % 1440;
	return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A rate for a person: "50 Hz", or an epoch where it is slower than once in two seconds. */
export function rate(samplingRateHz: number): string {
	if (samplingRateHz >= 0.5) return `${formatNumber(samplingRateHz, Number.isInteger(samplingRateHz) ? 0 : 2)} Hz`;
	const seconds = 1 / samplingRateHz;
	return seconds < 120 ? `one value every ${formatNumber(seconds, 0)} s` : `one value every ${duration(seconds)}`;
}

/** What every recording says of itself. */
export function factsOf({ format, device, start, signals, promisedSeconds }: Recording, formatWords: string): Fact[] {
	const { maker, model, serialNumber, firmware, wearSite } = device;
	return [
		{ name: "Format", value: formatWords || format },
		{ name: "Device", value: deviceWords(maker, model) },
		...(serialNumber ? [{ name: "Serial number", value: serialNumber }] : []),
		...(firmware ? [{ name: "Firmware", value: firmware }] : []),
		...(wearSite ? [{ name: "Worn at", value: wearSite }] : []),
		{ name: "Start", value: startWords(start) },
		...(promisedSeconds === null ? [] : [{ name: "Length by the header", value: duration(promisedSeconds) }]),
		{ name: "Signals", value: signals.map(signalWords).join("; ") || "none" },
	];
}

function deviceWords(maker: string | null, model: string | null): string {
	const words = maker && model?.startsWith(maker) ? [model] : [maker, model];
	return words.filter(Boolean).join(" ") || "not said in the file";
}

/** The start as the device's clock had it. */
export function startWords({ localTime, zone }: RecordingStart): string {
	const [date = "", time = ""] = localTime.split("T");
	return `${date} ${time.slice(0, 8)}, ${zone === null ? "the file names no time zone" : `time zone ${zone}`}`;
}

function signalWords({ name, unit, samplingRateHz, range }: RecordedSignal): string {
	const shown = unit === "1" ? "" : ` in ${unit.replace(/^\[(.*)\]$/, "$1")}`;
	const within = range ? `, ${formatNumber(range[0], 1)} to ${formatNumber(range[1], 1)}` : "";
	return `${name}${shown}, ${rate(samplingRateHz)}${within}`;
}
