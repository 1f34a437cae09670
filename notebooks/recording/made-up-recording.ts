import { type Recording, seededRandom } from "@quickening/core";

/** What stands in place of files when a visitor has none. */
export const madeUp = "made up";

const samplingRateHz = 12.5;
const days = 4;
const blockSeconds = 600;

/** Four days of a wrist that nobody wore, for those who have no recording at hand: nights, two walks a day, and an afternoon on a table. */
export function madeUpRecording(zone: string): Recording {
	const signals = ["x", "y", "z"].map((name) => ({ name, unit: "[g]", samplingRateHz, range: [-8, 8] as const }));
	const inBlock = blockSeconds * samplingRateHz;
	return {
		format: "made-up",
		start: { localTime: "2026-03-02T15:00:00.000", zone, utcSeconds: null },
		device: { maker: null, model: "made up by this page", serialNumber: null, firmware: null, wearSite: "wrist" },
		signals,
		promisedSeconds: days * 86_400,
		warnings: [
			{ code: "synthetic", message: "Synthetic data: a formula made this recording, and nobody wore the device." },
		],
		spots: [],
		async *blocks({ onProgress } = {}) {
			const random = seededRandom("made-up recording");
			const axes = [new Float64Array(inBlock), new Float64Array(inBlock), new Float64Array(inBlock)] as const;
			const flags = new Uint8Array(inBlock);
			let [tilt, turn] = [0.4, 0];
			for (let from = 0; from < days * 86_400; from += blockSeconds) {
				for (let i = 0; i < inBlock; i++) {
					const second = from + i / samplingRateHz;
					const hour = (15 + second / 3600) % 24;
					const isOff = second > 1.9 * 86_400 && second < 2.02 * 86_400;
					const isAsleep = hour >= 23 || hour < 6.8;
					const walks = (hour > 8 && hour < 8.6) || (hour > 17 && hour < 17.7);
					if (!isOff && random() < (isAsleep ? 1 / 15_000 : 1 / 40)) {
						tilt = 2.4 * (random() - 0.5);
						turn = 6 * random();
					}
					const swing = isOff || isAsleep ? 0 : walks ? 0.45 * Math.sin(11.3 * second) : 0.09 * (random() - 0.5);
					const length = 1 + swing;
					const noise = () => 0.004 * (random() - 0.5);
					// A device that is off by a little, so that gravity has something to mend.
					axes[0][i] = 1.02 * (isOff ? 0 : Math.cos(tilt) * Math.cos(turn)) * length + 0.012 + noise();
					axes[1][i] = (isOff ? 0 : Math.cos(tilt) * Math.sin(turn)) * length + noise();
					axes[2][i] = (isOff ? 1 : Math.sin(tilt)) * length - 0.008 + noise();
				}
				onProgress?.({ bytesRead: from + blockSeconds, bytesInAll: days * 86_400 });
				yield { startSeconds: from, samples: axes, flags: [flags, flags, flags] };
			}
		},
	};
}
