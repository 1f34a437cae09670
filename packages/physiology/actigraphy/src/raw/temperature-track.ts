import type { Recording, SignalBlock } from "@quickening/core";

/** Seconds over which a continuous temperature is averaged. */
const binSeconds = 10;

/** Temperature of a recording: gathered with its blocks, or found among its spots when they have ended. */
export function temperatureTrack(recording: Recording) {
	const index = recording.signals.findIndex(({ name, unit }) => name === "temperature" && unit === "Cel");
	const rate = recording.signals[index]?.samplingRateHz ?? 0;
	const perBin = Math.max(1, Math.round(rate * binSeconds));
	const bins: number[] = [];
	let sum = 0;
	let count = 0;
	let seen = 0;
	return {
		push({ samples }: SignalBlock): void {
			for (const value of samples[index] ?? []) {
				if (Number.isFinite(value)) {
					sum += value;
					count++;
				}
				if (++seen % perBin !== 0) continue;
				bins.push(count > 0 ? sum / count : Number.NaN);
				sum = 0;
				count = 0;
			}
		},
		/** Times in seconds and degrees Celsius; null where the recording has none. */
		finish(): { readonly timesSeconds: Float64Array; readonly values: Float64Array } | null {
			const spots = recording.spots.find(({ name, unit }) => name === "temperature" && unit === "Cel");
			const times = spots?.timesSeconds ?? bins.map((_, k) => ((k + 0.5) * perBin) / rate);
			const values = spots?.values ?? bins;
			const kept = Array.from(values, (_, k) => k).filter(
				(k) => Number.isFinite(values[k]) && Number.isFinite(times[k]),
			);
			if (kept.length < 2) return null;
			return {
				timesSeconds: Float64Array.from(kept, (k) => times[k]!),
				values: Float64Array.from(kept, (k) => values[k]!),
			};
		},
	};
}

/** Linear between two times, the first and last value outside them. Quick for times that rise. */
export function temperatureAt(track: { readonly timesSeconds: Float64Array; readonly values: Float64Array } | null) {
	if (track === null) return () => Number.NaN;
	const { timesSeconds: times, values } = track;
	const last = times.length - 1;
	let k = 0;
	return (seconds: number): number => {
		if (seconds < times[k]!) k = 0;
		while (k < last - 1 && times[k + 1]! <= seconds) k++;
		const share = (seconds - times[k]!) / (times[k + 1]! - times[k]!);
		return values[k]! + Math.max(0, Math.min(1, share)) * (values[k + 1]! - values[k]!);
	};
}
