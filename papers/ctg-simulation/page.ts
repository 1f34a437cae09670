import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	finding: { claim: "false-decelerations" },
	found: [
		"Lost signal cuts decelerations (slowings of the fetal heart) into pieces, and noise hides reduced variability, a warning sign in labour. In artificial recordings with a fifth of the signal lost and moderate noise, {precision.decelerations.moderate20:interval} of the decelerations that the program found were true, and {pieces.decelerations} of the false ones were pieces of a true one. With moderate noise, {reduced.missed:interval} of the recordings with reduced variability were measured as normal; without noise {reduced.missedWithoutNoise:interval}.",
		"What can be seen is found: {visibleSensitivity.decelerations.moderate20:interval} of decelerations with signal in at least half of their length, at that loss and noise.",
		"The type of a deceleration, which matters for care, was correct in {kind.correct.none0:interval} of those found in complete recordings without noise, and in {kind.correct.moderate20:interval} at that loss and noise.",
	],
	leadFigure: "detection",
	means: [
		"A program that counts decelerations will count more of them when signal is lost, though fewer can be seen.",
		"Variability should be called normal only when the noise of the recording is known.",
	],
	meansNot: [
		"It does not show how well the program works on real recordings: these are *synthetic*, and simpler than life.",
		"It is not a test of a medical device, and not advice for care.",
	],
	studied:
		"Nobody: we inserted every deceleration ourselves. {count.labours} labours were simulated, each under {count.cells} combinations of noise and signal loss and {count.scenarios} further assumptions, which makes {count.recordings} recordings.",
	notStudied:
		"Real mothers and babies; recordings of the mother’s pulse instead of the baby’s; sinusoidal patterns; the overall FIGO class of a recording.",
	methods: [
		{
			heading: "Recordings with a known truth",
			text: "Each is a sum of parts: baseline, variability, accelerations, and decelerations tied to contractions; then the noise, counting errors and gaps that a monitor adds.",
			detail: [
				"Limits come from the FIGO 2015 guideline [@figo2015] where it gives any; everything else is listed as an assumption in the table of what was simulated.",
				"The same labours are used under every combination, so that only noise and loss differ.",
			],
		},
		{
			heading: "Matching of events",
			text: "A detected event and a true one match, one to one, when they share at least half of the shorter one [@mesaros2016].",
			detail: [
				"Intervals show what more simulated labours would change (Monte Carlo error): bootstrap over recordings for percentages, t intervals for means.",
				"The plan follows ADEMP (Morris, White and Crowther 2019) [@morris2019]: aims, data-generating mechanisms, estimands, methods, performance.",
			],
		},
	],
	limits: [
		"The simulator and the detectors follow the same written definitions, which flatters the detectors.",
		"The rule for how fast a deceleration begins was set on simulated recordings, so the percentage of correct types is optimistic.",
		"The strength of noise in practice was not measured; it is an assumption.",
		"Variability continues unchanged during events, and events never overlap.",
	],
};
