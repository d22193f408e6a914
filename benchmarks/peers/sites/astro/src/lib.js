import { getCollection } from "astro:content";
import actorlist from "./data/actors.json";
import eventlist from "./data/events.json";
export const actors = actorlist, events = eventlist;
export const slug = (s) => s.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
export const ymd = (d) => new Date(d).toISOString().slice(0, 10);
export const human = (d) => new Date(d).toLocaleDateString("en-GB", {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"});
let memo;
export function load() {
  return memo ||= (async () => {
    const arts = (await getCollection("articles")).sort((a, b) => new Date(b.data.date) - new Date(a.data.date));
    const byActor = {}, back = {}, byId = {};
    for (const p of arts) {
      byId[p.id] = p;
      for (const x of p.data.actors) (byActor[x] ||= []).push(p);
      for (const x of p.data.links) (back[x] ||= []).push(p);
    }
    return {arts, byActor, back, byId};
  })();
}
