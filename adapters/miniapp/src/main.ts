/** Starts the app in whatever host it finds itself. */

import { mount } from 'svelte'
import App from './App.svelte'
import './design/page.css'
import { preferences } from './feel/preferences.svelte'
import { chooseHost } from './host/choose'
import { Room } from './room/room.svelte'

const host = chooseHost(window)
preferences.follow(host)
const room = new Room(host)

mount(App, { target: document.getElementById('app') as HTMLElement, props: { room } })
host.ready()
void room.enter()
