import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"We made {count.recordings} artificial heart rate recordings of babies in labour, in which every slowing of the heart was put in by us, and let a computer look for them. Of the slowings (decelerations) that can be seen it finds {visibleSensitivity.decelerations.moderate20:interval}, with a fifth of the signal lost and some noise.",
		"Lost signal does more than hide: it cuts decelerations into pieces. Of those found, {precision.decelerations.moderate20:interval} are true, and what kind they are, which matters for care, is told rightly in {kind.correct.moderate20:interval}.",
		"Noise makes the heart rate look livelier than it is. With moderate noise, {reduced.missed:interval} of recordings with reduced variability, a warning sign, are measured as normal; without noise {reduced.missedWithoutNoise}.",
	],
	leadFigure: "detection",
	means: [
		"A program that counts decelerations will count more of them when signal is lost, though fewer can be seen.",
		"Before variability is called normal, the noise of the recording has to be known.",
	],
	meansNot: [
		"It does not show how well the program works on real recordings: these are *synthetic*, and simpler than life.",
		"It is no test of a medical device, and no advice for care.",
	],
	studied:
		"Nobody. {count.labours} labours were simulated, each seen under {count.cells} combinations of noise and signal loss and in {count.scenarios} further worlds and rules.",
	notStudied:
		"Real mothers and babies; recordings that take the mother’s pulse for the baby’s; sinusoidal patterns; the overall class of a recording.",
	methods: [
		{
			heading: "Recordings with a known truth",
			text: "Each is a sum of parts: baseline, variability, accelerations, decelerations tied to contractions; then noise, wrong counts and gaps as a monitor adds them.",
			detail: [
				"Limits come from the FIGO 2015 guideline where it gives any; everything else is called an assumption in the table of what was simulated.",
				"The same labours are seen in every cell, so that cells differ by noise and loss alone.",
			],
		},
		{
			heading: "Found, or not",
			text: "A found event and a true one are the same when they share at least half of the shorter one, one to one.",
			detail: [
				"Intervals show what more simulated labours would change (Monte Carlo error): bootstrap over recordings for shares, t intervals for means.",
				"The plan follows ADEMP (Morris, White and Crowther 2019): aims, data-generating mechanisms, estimands, methods, performance.",
			],
		},
	],
	limits: [
		"The simulator and the detectors follow the same written definitions, which flatters the detectors.",
		"The rule for how fast a slowing is was set on simulated recordings, so the share of kinds that are right is optimistic.",
		"How strong noise is in practice was not measured; it is set by assumption.",
		"Variability goes on unchanged within events, and events never overlap.",
	],
};
