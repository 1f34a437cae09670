import { calibration, calibrationCurve } from "@quickening/validation";
import { describe, expect, it } from "vitest";
import { expectClose, readPeer, readTabular } from "../read-peer.ts";

/** Newton on both sides, to convergence. */
const tolerance = 1e-9;

describe("statsmodels: calibration", () => {
	const { rows, calibration: peer, curve: peerCurve } = readPeer("statsmodels/regression.json");
	const { p1, y } = readTabular(rows);

	it("intercept and slope, their standard errors and Wald limits agree on 600 rows", () => {
		const { intercept, slope } = calibration(p1, y);
		expectClose(intercept.estimate, peer.intercept, tolerance, 0.01);
		expectClose(intercept.se, peer.interceptSe, tolerance);
		expectClose(intercept.low, peer.interceptWald[0], tolerance);
		expectClose(intercept.high, peer.interceptWald[1], tolerance);
		expectClose(slope.estimate, peer.slope, tolerance);
		expectClose(slope.se, peer.slopeSe, tolerance);
		expectClose(slope.low, peer.slopeWald[0], tolerance);
		expectClose(slope.high, peer.slopeWald[1], tolerance);
	});

	it("profile limits are where its log likelihood has fallen by half the chi-squared quantile", () => {
		const { intercept, slope } = calibration(p1, y, { interval: "profile" });
		expectClose(intercept.low, peer.interceptProfile[0], tolerance, 0.1);
		expectClose(intercept.high, peer.interceptProfile[1], tolerance, 0.1);
		expectClose(slope.low, peer.slopeProfile[0], tolerance);
		expectClose(slope.high, peer.slopeProfile[1], tolerance);
	});

	it("standard errors of rows that participants share agree, and limits follow from them", () => {
		const peer = readPeer("statsmodels/clustered-calibration.json");
		const { intercept, slope, nParticipants } = calibration(p1, y, { participantIds: peer.groups });
		expect(nParticipants).toBe(peer.participants);
		expectClose(intercept.se, peer.interceptSe, tolerance);
		expectClose(slope.se, peer.slopeSe, tolerance);
		expectClose(slope.high - slope.estimate, 1.959963984540054 * peer.slopeSe, tolerance);
	});

	it("intercept and slope agree on 10,000 rows", () => {
		const { output } = readPeer("statsmodels/W9.statsmodels.calibration.json");
		const table = readTabular();
		const { intercept, slope } = calibration(table.p1, table.y);
		// That fit stopped at its default tolerance, which leaves about 1e-9 in the estimates.
		expectClose(slope.estimate, output.slope, 1e-8);
		expectClose(slope.se, output.slope_se, 1e-8);
		expectClose(intercept.estimate, output.citl, 1e-8);
		expectClose(intercept.se, output.citl_se, 1e-8);
	});

	it("the spline curve and its band agree", () => {
		const own = calibrationCurve(p1, y, { nPoints: 5 });
		for (let g = 0; g < 5; g++) {
			expectClose(own.predicted[g], peerCurve.predicted[g], 1e-12);
			for (const side of ["observed", "low", "high"] as const) {
				expectClose(own[side][g], peerCurve[side][g], 10 * tolerance);
			}
		}
		for (let j = 0; j < 3; j++) expectClose(own.knots[j], peerCurve.knots[j], 1e-12);
	});
});
