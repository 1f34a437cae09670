/** Where the page's own script and the events are, on the development server. */
export const devPaths = { script: "/_quickening/dev.js", events: "/_quickening/events" } as const;

/**
 * What the development server adds to each page: it listens for rebuilds, loads the page anew when one has ended, and shows
 * what is wrong as a notice. A page of the built report has nothing of this.
 */
export const pageScript = `
const version = new URL(import.meta.url).searchParams.get("v");
const notice = document.createElement("div");
notice.id = "quickening-dev";
notice.setAttribute("role", "status");
notice.style.cssText = "position:fixed;inset:auto 1rem 1rem 1rem;z-index:2147483647;margin:auto;max-width:60rem;max-height:50vh;" +
	"overflow:auto;padding:.8rem 1.1rem;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;border-radius:6px;" +
	"box-shadow:0 4px 24px #0004;color:#1d2329;";
function show(text, colour) {
	notice.textContent = text;
	notice.style.background = colour;
	if (text === "") notice.remove();
	else document.body.append(notice);
}
const events = new EventSource("${devPaths.events}");
events.onmessage = ({ data }) => {
	const state = JSON.parse(data);
	if (state.version !== Number(version)) return location.reload();
	if (state.problems.length > 0) show(state.problems.join("\\n"), "#ffd9cc");
	else show(state.working ? "rebuilding ..." : "", "#fff3d6");
};
events.onerror = () => show("quickening dev has ended or cannot be reached", "#ffd9cc");
`;
