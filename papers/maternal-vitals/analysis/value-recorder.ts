import type { StageContext } from "@quickening/paper";
import type { Estimate } from "./comparison.ts";

/** Records estimates with their intervals, counts and single numbers, so that units and digits are said alike. */
export function valueRecorder(stage: StageContext) {
	return {
		count(id: string, value: number, of: number, method: string): void {
			stage.value(id, { value, unit: "", digits: 0, n: of, method });
		},
		number(id: string, value: number, { unit = "", digits = 0, n, method }: NumberOptions): void {
			stage.value(id, { value, unit, digits, n, method });
		},
		estimate(id: string, { estimate, low, high }: Estimate, { unit = "", digits = 0, n, method }: NumberOptions): void {
			const interval = Number.isFinite(low)
				? { interval: { low, high, levelPercent: 95, method: "Taylor linearisation, Student's t" } }
				: {};
			stage.value(id, { value: estimate, unit, digits, n, units: "women", ...interval, method });
		},
	};
}

interface NumberOptions {
	readonly unit?: string;
	readonly digits?: number;
	readonly n: number;
	readonly method: string;
}
