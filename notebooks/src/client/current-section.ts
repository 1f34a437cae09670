/** Marks, in the list of a page's parts, the part that is being read. */
export function markCurrentSection(): void {
	const links = new Map<Element, HTMLAnchorElement>();
	for (const link of document.querySelectorAll<HTMLAnchorElement>(".contents a[href^='#']")) {
		const part = document.getElementById(link.hash.slice(1));
		if (part) links.set(part, link);
	}
	const inSight = new Set<Element>();
	// What crosses a line in the upper third of the screen is what is read.
	const observer = new IntersectionObserver(
		(entries) => {
			for (const { target, isIntersecting } of entries) inSight[isIntersecting ? "add" : "delete"](target);
			const current = [...links.keys()].find((part) => inSight.has(part));
			if (current === undefined) return;
			for (const [part, link] of links) {
				if (part === current) link.setAttribute("aria-current", "true");
				else link.removeAttribute("aria-current");
			}
		},
		{ rootMargin: "-30% 0px -69% 0px" },
	);
	for (const part of links.keys()) observer.observe(part);
}
