/** Where and how a quantity was measured. Two contexts are two quantities: they are never pooled. */
export type ParameterContext =
	| "office"
	| "home"
	| "watch"
	| "asleep"
	| "seated"
	| "continuous-sensor"
	| "laboratory"
	| "record"
	| "questionnaire"
	| "design";

/** A number that the generator uses, read in a source. */
export interface SourcedParameter {
	readonly value: number;
	readonly unit: string;
	readonly context: ParameterContext;
	/** Citation, with what was read where the number is not printed there as it stands. */
	readonly source: string;
	readonly assumption?: never;
}

/** A number that the generator uses and no source that we read gives. */
export interface AssumedParameter {
	readonly value: number;
	readonly unit: string;
	readonly context: ParameterContext;
	readonly assumption: true;
	/** Why this number, and what it is taken to mean. */
	readonly reason: string;
	readonly source?: never;
}

export type Parameter = SourcedParameter | AssumedParameter;

/** A point of a curve by day: `day` is a gestational day before birth and a day after birth afterwards. */
export type CurvePoint = Parameter & { readonly day: number };

export function sourced(value: number, unit: string, context: ParameterContext, source: string): SourcedParameter {
	return { value, unit, context, source };
}

export function assumed(value: number, unit: string, context: ParameterContext, reason: string): AssumedParameter {
	return { value, unit, context, assumption: true, reason };
}

/** A parameter that holds on a day. @param day - Gestational day, or day after birth. */
export function at(day: number, parameter: Parameter): CurvePoint {
	return { day, ...parameter };
}

/** First gestational day of a completed week. */
export const weeks = (n: number): number => 7 * n;
