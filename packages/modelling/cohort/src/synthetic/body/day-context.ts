import { type CurveDays, fillCurve, type MeanCurve } from "../curves/fill-curve.ts";
import type { PreparedDesign } from "../design/prepare.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";
import { autoregress } from "../random/autoregression.ts";
import { fillNormals, type Stream, startStream } from "../random/stream.ts";

/** What each quantity's days are made from. */
export interface DayContext {
	readonly state: Stream;
	readonly prepared: PreparedDesign;
	readonly person: SyntheticPerson;
	readonly days: CurveDays;
	readonly n: number;
	readonly endIndex: number;
	/** Index of the day on which hypertension sets in; NaN without. */
	readonly onsetIndex: number;
}

export function dayContext(state: Stream, prepared: PreparedDesign, person: SyntheticPerson): DayContext {
	const first = -prepared.design.daysBefore;
	return {
		state,
		prepared,
		person,
		n: person.n,
		endIndex: person.endIndex,
		onsetIndex: person.illness.hypertensionOnsetDays - first,
		days: {
			n: person.n,
			endIndex: person.endIndex,
			firstGestationalAgeDays: first,
			isBirth: person.ending.ended !== "loss",
		},
	};
}

/** Standard normals of a quantity's own stream, a day each, as an autoregression where phi is given. */
export function noiseOf(context: DayContext, quantity: number, phi = 0): Float64Array {
	const { state, prepared, person, n } = context;
	startStream(state, prepared.design.seed, person.index, quantity);
	return autoregress(fillNormals(new Float64Array(n), n, state), n, phi);
}

/** A mean curve laid over her days. */
export function curveOf(context: DayContext, curve: MeanCurve): Float64Array {
	return fillCurve(new Float64Array(context.n), curve, context.days);
}
