import type { Part } from '../catalogue.ts';
import type { inbox as source } from '../en/inbox.ts';

/** Encabezado, pestañas, la bandeja y el panel. */
export const inbox: Part<typeof source> = {
  'shell.tabs': 'Bandeja y casos abiertos',
  'shell.options': 'Opciones',
  'shell.openTab': 'Abrir en una pestaña completa',
  'shell.palette': 'Plantillas para esta página',
  'shell.close': 'Cerrar Casebar',
  'shell.dock': 'Posición',
  'shell.dock.left': 'A la izquierda de la página',
  'shell.dock.right': 'A la derecha de la página',
  'shell.dock.push': 'Al lado de la página',
  'shell.dock.over': 'Sobre la página',
  'shell.stranger.title': 'Esta página abrió Casebar por su cuenta',
  'shell.stranger.text':
    'Aquí no se muestra nada. Ciérrelo y haga clic en el icono de Casebar en la barra de herramientas.',
  'shell.noCase.title': 'Ningún caso abierto',
  'shell.noCase.text': 'Elija uno de la lista: J y K mueven, Intro abre, Espacio solo muestra.',

  'tab.news': 'Novedades desde que lo vio',
  'tab.returns': 'Vuelve a {queue} cuando usted la cierre',
  'tab.stays': 'El caso sigue con usted cuando cierre la pestaña',
  'tab.justCloses': 'Cerrar la pestaña no cambia nada',

  'inbox.title': 'Bandeja',
  'inbox.views': 'Vistas',
  'inbox.mine': 'Míos',
  'inbox.queues': 'Mis colas',
  'inbox.approvals': 'Aprobaciones',
  'inbox.pending': 'Pendiente de aprobación',
  'inbox.all': 'Todos',
  'inbox.byStatus': 'Por estado',
  'inbox.anyStatus': 'Todos los estados',
  'inbox.list': 'Casos',
  'inbox.unread': { one: '{count} mensaje sin leer', other: '{count} mensajes sin leer' },
  'inbox.waiting': 'Espera desde hace {time}',
  'inbox.window': 'La ventana de 24 horas se cierra en {time}',
  'inbox.window.closed': 'La ventana de 24 horas está cerrada',
  'inbox.noText': 'Sin texto',
  'inbox.assignedTo': 'Con {agent}',

  'panel.title': 'Panel de asignación',
  'panel.giveMeMore': 'Deme más',
  'panel.waiting': { one: '{count} en espera', other: '{count} en espera' },
  'panel.outbound': 'Enviar mensaje saliente',
  'panel.nothing': 'Nada espera en sus colas.',

  'empty.mine.title': 'No tiene casos',
  'empty.mine.text': 'Los casos que abra o reciba quedan aquí hasta que se resuelvan.',
  'empty.queues.title': 'Sus colas están vacías',
  'empty.queues.text': 'Los casos nuevos aparecen aquí en cuanto llegan.',
  'empty.all.title': 'Todavía no hay casos',
  'empty.all.text':
    'Aquí aparecen los casos de todas sus mesas. Importe correo o use la mesa de práctica para probar.',
  'empty.all.action': 'Importar correo',
  'empty.filter.title': 'Ningún caso con estos filtros',
  'empty.filter.text': 'Quite un filtro para ver más.',
};
