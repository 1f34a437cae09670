import type { StageContext } from "@quickening/paper";
import { mean, median } from "@quickening/stats";
import { beforeWeeks, inPregnancy, type Span, series, type Tables, valuesFrom } from "../aggregates.ts";
import { highest } from "../extremes.ts";
import type { RecordValue } from "../value-recorder.ts";

/** The rise to the peak, measured from weeks before pregnancy rather than from the normalisation's own zero. */
export function recordRise(stage: StageContext, record: RecordValue, of: Tables): void {
	const { at, values } = series(of["4d"], "mean");
	const peak = highest(at, values, inPregnancy);
	const means = valuesFrom(of["4d"], "mean", beforeWeeks);
	const from = (name: string, base: number, words: string) =>
		record(`sleep.rise.${name}`, peak.value - base, "min", 1, `Peak of normalised total sleep time minus ${words}`);
	for (const [name, weeks] of Object.entries(stage.param<Readonly<Record<string, Span>>>("referenceWeeks"))) {
		from(name, mean(valuesFrom(of["4d"], "mean", weeks)), `its mean over weeks ${weeks[0]} to ${weeks[1]}`);
	}
	from("median", median(means), "its median over the twelve weeks before pregnancy");
}
