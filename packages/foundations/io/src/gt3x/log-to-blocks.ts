import { type SignalBlock, sampleFlags, type Warning } from "@quickening/core";
import { isoOfLocal } from "../clock/print-clock.ts";
import type { SpotLists } from "../device/spot-lists.ts";
import { type LogScanner, logScanner, recordTypes } from "./log-scanner.ts";
import type { RawToG } from "./raw-to-g.ts";
import { secondGrid } from "./second-grid.ts";
import { samplesOf12Bits, samplesOf16Bits, unpack12Bits, unpack16Bits } from "./unpack-samples.ts";

/** Longest recording that the devices' memory holds, with room: a record beyond it has a damaged time. */
const longestSeconds = 400 * 86_400;
const daySeconds = 86_400;
/** The device notes that it sleeps a second or two after its last sample. */
const fallingAsleepSeconds = 5;

export interface LogOptions {
	readonly file: string;
	readonly samplingRateHz: number;
	/** The first sample's second, of the device's clock. */
	readonly startSeconds: number;
	/** No record is later. */
	readonly latestSeconds: number;
	readonly toG: RawToG;
	readonly spots: SpotLists;
	readonly warn: (warning: Warning) => void;
	readonly toCelsius: (sensor: number, raw: number) => number;
}

/**
 * Places the records of log.bin on the grid, one record a second. Missing seconds are gaps. Between the two events of the idle
 * sleep mode (payload 08, 09) the last measured values stand, flagged as idle; when the log ends asleep, until its last right
 * record. A record that comes late by minutes still takes its place; one that says again what stands there is dropped.
 */
export async function* logToBlocks(
	pieces: AsyncIterable<Uint8Array>,
	options: LogOptions,
): AsyncGenerator<SignalBlock> {
	const { file, samplingRateHz: rate, startSeconds, toG, spots, warn } = options;
	const { latestSeconds } = options;
	const scanner = logScanner();
	const grid = secondGrid(rate);
	const counts = {
		late: 0,
		repeated: 0,
		conflicting: 0,
		uneven: 0,
		impossible: 0,
		afterEnd: 0,
		gapSeconds: 0,
		awake: 0,
	};
	const first: Partial<Record<keyof typeof counts, string>> = {};
	const lastValues: [number, number, number] = [Number.NaN, Number.NaN, Number.NaN];
	let isAsleep = false;
	let asleepFrom = 0;
	let lastSecond = 0;
	let isDamaged = false;

	const count = (what: keyof typeof counts) => {
		counts[what]++;
		first[what] ??= `the first at ${isoOfLocal(scanner.seconds)}, byte ${scanner.position} of log.bin`;
	};

	/** Goes on until all seconds before one are on the grid, or the grid is full. */
	function fillTo(second: number, isIdle: boolean): boolean {
		while (grid.nextSecond < second && !grid.isFull) {
			if (
				isIdle &&
				(grid.nextSecond >= asleepFrom || (asleepFrom - grid.nextSecond <= fallingAsleepSeconds && !isDamaged))
			) {
				grid.addFilled(lastValues, sampleFlags.idle);
			} else {
				grid.addGap(isDamaged ? sampleFlags.damaged : 0);
				counts.gapSeconds++;
			}
		}
		return grid.nextSecond >= second;
	}

	function unpack(at: number): number {
		const { bytes, payloadOffset, payloadBytes, type } = scanner;
		const isWide = type === recordTypes.activity2;
		const whole = isWide ? samplesOf16Bits(payloadBytes) : samplesOf12Bits(payloadBytes);
		const isExact = payloadBytes === (isWide ? 6 * whole : Math.ceil(4.5 * whole));
		const n = Math.min(whole, rate);
		const { x, y, z, flags } = grid;
		if (isWide && toG.unpack16) {
			toG.unpack16(scanner.view, payloadOffset, grid, at, n);
		} else {
			if (isWide) unpack16Bits(scanner.view, payloadOffset, grid, at, n);
			else if (type === recordTypes.activity)
				unpack12Bits(bytes, payloadOffset, { first: y, second: x, third: z, at, count: n });
			else unpack12Bits(bytes, payloadOffset, { first: x, second: y, third: z, at, count: n });
			toG.convert(grid, flags, at, at + n);
		}
		if (whole !== rate || !isExact) {
			count("uneven");
			for (const values of [x, y, z]) values.fill(Number.NaN, at + n, at + rate);
			flags.fill(sampleFlags.gap, at + n, at + rate);
		}
		return n;
	}

	/** Places a second of samples; false when the grid must be emptied first. */
	function placeActivity(second: number): boolean {
		if (second >= grid.nextSecond) {
			if (!fillTo(second, false) || grid.isFull) return false;
			const at = grid.add();
			const n = unpack(at);
			if (n > 0) {
				isAsleep = false;
				lastValues[0] = grid.x[at + n - 1]!;
				lastValues[1] = grid.y[at + n - 1]!;
				lastValues[2] = grid.z[at + n - 1]!;
			}
			isDamaged = false;
			return true;
		}
		if (second < grid.oldestSecond) {
			count("late");
			return true;
		}
		const at = grid.indexOf(second);
		const isFree = grid.flags[at]! & (sampleFlags.idle | sampleFlags.gap);
		if (isFree) {
			if (grid.flags[at]! & sampleFlags.gap) counts.gapSeconds--;
			unpack(at);
			return true;
		}
		const before = [grid.x, grid.y, grid.z].map((values) => values.slice(at, at + rate));
		const flagsBefore = grid.flags.slice(at, at + rate);
		unpack(at);
		const isSame = [grid.x, grid.y, grid.z].every((values, axis) =>
			before[axis]!.every((value, i) => Object.is(value, values[at + i])),
		);
		count(isSame ? "repeated" : "conflicting");
		if (!isSame) {
			[grid.x, grid.y, grid.z].forEach((values, axis) => {
				values.set(before[axis]!, at);
			});
			grid.flags.set(
				flagsBefore.map((flag) => flag | sampleFlags.damaged),
				at,
			);
		}
		return true;
	}

	/** Does what a record says; false when the grid must be emptied first. */
	function handle(): boolean {
		const { type, seconds, payloadOffset: at, payloadBytes, bytes } = scanner;
		const second = seconds - startSeconds;
		if (type === recordTypes.activity || type === recordTypes.activity2 || type === recordTypes.activity3) {
			// One byte is written when a USB cable is plugged in.
			return payloadBytes === 1 || placeActivity(second);
		}
		const word = () => bytes[at]! | (bytes[at + 1]! << 8);
		if (type === recordTypes.event && payloadBytes === 1 && bytes[at] === 8) {
			if (!isAsleep) asleepFrom = second;
			isAsleep = true;
		} else if (type === recordTypes.event && payloadBytes === 1 && bytes[at] === 9) {
			if (isAsleep && !Number.isNaN(lastValues[0])) {
				if (!fillTo(second, true)) return false;
				isDamaged = false;
			} else if (!isAsleep && second > 0) count("awake");
			isAsleep = false;
		} else if (type === recordTypes.battery && payloadBytes === 2) spots.add("battery", "V", second, word() / 1000);
		else if (type === recordTypes.lux && payloadBytes === 2) spots.add("light", "lx", second, word());
		else if (type === recordTypes.heartRateBpm && payloadBytes === 1)
			spots.add("heartRate", "/min", second, bytes[at]!);
		else if (type === recordTypes.heartRateBle) addHeartRate(scanner, second, options);
		else if (type === recordTypes.capsense && payloadBytes === 6) spots.add("worn", "1", second, bytes[at + 4]!);
		else if (type === recordTypes.temperature) addTemperatures(scanner, second, options);
		return true;
	}

	function isUsable(): boolean {
		if (scanner.isAfterDamage) isDamaged = true;
		const second = scanner.seconds - startSeconds;
		const isFar = Math.abs(second) > longestSeconds || second > lastSecond + daySeconds;
		if (Math.abs(second) > longestSeconds || (scanner.seconds > latestSeconds && isFar)) {
			count("impossible");
			return false;
		}
		// The computer's clock may have been wrong at the download: what goes on from the record before stands.
		if (scanner.seconds > latestSeconds) count("afterEnd");
		lastSecond = Math.max(lastSecond, scanner.seconds - startSeconds);
		return true;
	}

	function* emptied(step: () => boolean): Generator<SignalBlock> {
		while (!step()) {
			const block = grid.take(false);
			if (block !== null) yield block;
		}
	}

	for await (const piece of pieces) {
		scanner.push(piece);
		while (scanner.next()) if (isUsable() && !handle()) yield* emptied(handle);
	}
	scanner.end();
	while (scanner.next()) if (isUsable() && !handle()) yield* emptied(handle);
	if (isAsleep && !Number.isNaN(lastValues[0])) yield* emptied(() => fillTo(lastSecond, true));
	for (;;) {
		const block = grid.take(true);
		if (block === null) break;
		yield block;
	}
	for (const warning of logWarnings(scanner, { counts, first, file })) warn(warning);
}

/** Bluetooth's measurement of heart rate: flags, whose first bit is set when the rate has 16 bits. */
function addHeartRate({ bytes, payloadOffset: at, payloadBytes }: LogScanner, second: number, { spots }: LogOptions) {
	const isWide = payloadBytes > 0 && (bytes[at]! & 1) === 1;
	if (payloadBytes < (isWide ? 3 : 2)) return;
	spots.add("heartRate", "/min", second, bytes[at + 1]! | (isWide ? bytes[at + 2]! << 8 : 0));
}

/** Sets of sensor, low byte, high byte. Source and peer: pygt3x 0.7.1, unpack_bitpack_temperature. */
function addTemperatures(
	{ bytes, payloadOffset, payloadBytes }: LogScanner,
	second: number,
	{ spots, toCelsius }: LogOptions,
) {
	for (let at = payloadOffset; at + 3 <= payloadOffset + payloadBytes; at += 3) {
		const raw = bytes[at + 1]! | (bytes[at + 2]! << 8);
		if (bytes[at] === 0) spots.add("processorTemperature", "Cel", second, toCelsius(0, raw));
		if (bytes[at] === 1) spots.add("temperature", "Cel", second, toCelsius(1, (raw << 16) >> 16));
	}
}

interface Tally {
	readonly counts: Readonly<Record<string, number>>;
	readonly first: Readonly<Record<string, string>>;
	readonly file: string;
}

function logWarnings(scanner: LogScanner, { counts, first, file }: Tally): Warning[] {
	const warnings: Warning[] = [];
	const add = (n: number, code: string, message: string) => {
		if (n > 0) warnings.push({ code, message: `${file}: ${n} ${message}.` });
	};
	const place = `byte ${scanner.firstDamage} of log.bin`;
	add(
		scanner.nDamaged,
		"wrong-checksum",
		`records of log.bin have a wrong checksum and are left out (damage begins at ${place})`,
	);
	add(scanner.nStrayBytes, "stray-bytes", `bytes of log.bin belong to no record (damage begins at ${place})`);
	add(Number(scanner.endsInDamage), "cut-record", "record at the end of log.bin is cut or damaged");
	add(
		Number(scanner.isGivenUp),
		"given-up",
		"stretch of log.bin is too damaged to be searched, so the rest is left out",
	);
	add(counts.gapSeconds!, "gap", "seconds without a sample, which are gaps");
	add(counts.uneven!, "uneven-second", `seconds hold another number of samples than the rate; ${first.uneven}`);
	add(counts.repeated!, "repeated-second", `seconds are there twice, alike, and are taken once; ${first.repeated}`);
	add(
		counts.conflicting!,
		"conflicting-second",
		`seconds are there twice and differ: the first is taken, flagged as damaged; ${first.conflicting}`,
	);
	add(counts.late!, "late-second", `seconds are dated before what stood there already and are left out; ${first.late}`);
	add(
		counts.impossible!,
		"impossible-time",
		`records have a time that cannot be and are left out; ${first.impossible}`,
	);
	add(
		counts.afterEnd!,
		"after-download",
		`records are of times after the download that info.txt gives, and are kept, since they go on from those before; ${first.afterEnd}`,
	);
	add(counts.awake!, "awake", `times the device wakes that had not fallen asleep; ${first.awake}`);
	return warnings;
}
